import { type ServerStream, streamOfTarget } from '../../core/registry/media-server.ts'
import type { Clock } from '../../ports/clock.ts'
import type { CutPlatform } from '../../ports/cut-platform.ts'
import type { Logger } from '../../ports/logger.ts'
import type { StreamBan } from '../../ports/records/stream-bans.ts'

/** The ban list of ours that media servers ask before they let a publisher in. */
export type BanList = {
  readonly add: (ban: StreamBan) => Promise<void>
  readonly remove: (stream: ServerStream) => Promise<boolean>
}

type AskedBanNeeds = {
  readonly bans: BanList
  readonly clock: Pick<Clock, 'now'>
  readonly logger: Logger
}

const addressOf = ({ server, app, stream }: ServerStream): string => `${server}/${app}/${stream}`

/** Ban and its lifting for every server that asks us: nothing is said to the server, and its restart forgets nothing. */
export function createAskedBans({
  bans,
  clock,
  logger,
}: AskedBanNeeds): Pick<CutPlatform, 'ban' | 'unban'> {
  return {
    ban: async (target, until) => {
      const banned = streamOfTarget(target)
      await bans.add({ ...banned, until, since: clock.now() })
      logger.info({ ...banned, until }, 'stream banned')
      return { kind: 'accepted', detail: `${addressOf(banned)} may not publish` }
    },
    unban: async (target) => {
      const banned = streamOfTarget(target)
      const removed = await bans.remove(banned)
      logger.info({ ...banned, removed }, 'stream ban removed')
      const detail = removed ? `${addressOf(banned)} may publish again` : 'there was no ban'
      return { kind: 'accepted', detail }
    },
  }
}
