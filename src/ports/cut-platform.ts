import type { CutTarget } from '../core/registry/live-room.ts'
import type { Instant } from '../core/time/instant.ts'

/** Who is publishing on a target right now, as the media server itself says. */
export type Publisher = {
  /** The server's name for the publishing session. */
  readonly sessionId: string
  /** Network address without port. */
  readonly address: string
  readonly protocol: string
}

export type PublishState =
  | { readonly kind: 'publishing'; readonly publisher: Publisher }
  | { readonly kind: 'not-publishing' }
  | { readonly kind: 'unreachable'; readonly detail: string }

export type CutStepOutcome =
  | { readonly kind: 'accepted'; readonly detail: string }
  | { readonly kind: 'refused'; readonly detail: string }
  | { readonly kind: 'unreachable'; readonly detail: string }

/**
 * The power to end a stream on one kind of media server. "Accepted" is the server's word and proves nothing:
 * the proof is a re-pull made elsewhere.
 */
export interface CutPlatform {
  publishState(target: CutTarget): Promise<PublishState>
  /** Refuse new publishing on the target until then (`null`: until undone). Called before `kick`. */
  ban(target: CutTarget, until: Instant | null): Promise<CutStepOutcome>
  /** End one publishing session, the one that was verified by the guard and no other. */
  kick(target: CutTarget, publisher: Publisher): Promise<CutStepOutcome>
  unban(target: CutTarget): Promise<CutStepOutcome>
}
