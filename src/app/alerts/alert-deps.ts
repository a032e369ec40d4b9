import type { Law } from '../../core/policy/law.ts'
import type { OpenAlertChannel, SecretSeal } from '../../ports/alert-channel.ts'
import type { Identifiers } from '../../ports/identifiers.ts'
import type { Logger } from '../../ports/logger.ts'
import type { CommandDeps } from '../commands/command.ts'

/** What opens channels with their secrets. */
export type ChannelParts = {
  readonly seal: SecretSeal
  readonly openChannel: OpenAlertChannel
}

export type OutwardDeps = CommandDeps &
  ChannelParts & {
    readonly identifiers: Identifiers
    readonly logger: Pick<Logger, 'info' | 'warn'>
    /** The law in force: it knows the key periods. */
    readonly law: () => Law
    /** Where officers open the program; `null`: messages lead nowhere. */
    readonly publicOrigin: string | null
  }
