import { createChannelOpener } from '../../adapters/alerts/open-channel.ts'
import { createEgress } from '../../adapters/egress/create-egress.ts'
import { createSecretSeal } from '../../adapters/security/channel-secrets.ts'
import { pushKeysOf } from '../../adapters/security/push-keys.ts'
import { createSystemClock } from '../../adapters/system/system-clock.ts'
import type { AlertUseCaseDeps } from '../../app/alerts/bind-alerts.ts'
import type { Law } from '../../core/policy/law.ts'
import type { Transactions } from '../../ports/records/records.ts'
import type { Foundation } from '../foundation.ts'

type OutwardNeeds = {
  readonly foundation: Foundation
  readonly transactions: Transactions
  readonly law: () => Law
  /** All machines of an installation share it. */
  readonly secret: string
}

/** Push services want somebody to turn to; without an https address of the program there is nobody. */
const subjectOf = (publicOrigin: string | null): string =>
  publicOrigin?.startsWith('https:') === true ? publicOrigin : 'mailto:xuncha@xuncha.invalid'

/** What alerts leave the program by: one guard for all channels, and the keys that come from the shared secret. */
export function openOutward({
  foundation,
  transactions,
  law,
  secret,
}: OutwardNeeds): AlertUseCaseDeps {
  const { clock, identifiers, logger, settings, closers, sha256 } = foundation
  const egress = createEgress({ ...settings.egress, logger })
  closers.add('egress of alerts', () => egress.close())
  const { publicOrigin } = settings.http
  const keys = pushKeysOf(secret)
  return {
    clock,
    identifiers,
    logger,
    transactions,
    law,
    publicOrigin,
    digest: sha256,
    pushKey: keys.publicKey,
    seal: createSecretSeal(secret),
    openChannel: createChannelOpener({
      egress,
      // Who checks a signature goes by the time that it is, also while the clock of a rehearsal is shifted.
      clock: createSystemClock(),
      keys,
      subject: subjectOf(publicOrigin),
    }),
  }
}
