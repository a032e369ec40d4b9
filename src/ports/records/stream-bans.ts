import type { ServerStream } from '../../core/registry/media-server.ts'
import type { Instant } from '../../core/time/instant.ts'

/** Which streams may not publish: the answer of the media servers' publish authentication. */
export interface StreamBans {
  add(ban: StreamBan): Promise<void>
  remove(stream: ServerStream): Promise<boolean>
  /** A ban from before bans had servers holds on each, until it is lifted. */
  find(stream: ServerStream): Promise<StreamBan | null>
}
/** The server of a ban that was given before bans had one, where no cut order tells it. */
export const ANY_SERVER = ''
export type StreamBan = ServerStream & {
  /** `null`: until undone. */
  readonly until: Instant | null
  readonly since: Instant
}
