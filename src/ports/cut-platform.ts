import type { CutAbilities } from '../core/cuts/cut-abilities.ts'
import type { CutAct } from '../core/cuts/cut-act.ts'
import type { RawAnswer } from '../core/cuts/proof/raw-answer.ts'
import type { CalledTarget } from '../core/registry/cut-target.ts'
import type { Instant } from '../core/time/instant.ts'

/** Who is publishing on a target right now, as the media server itself says. */
export type Publisher = {
  /** The server's name for the publishing session. */
  readonly sessionId: string
  /** Network address without port; `null`, as the protocol: the platform does not tell. */
  readonly address: string | null
  readonly protocol: string | null
}

export type PublishState =
  | {
      readonly kind: 'publishing'
      readonly publisher: Publisher
      /** How many watch the stream on this server; left out, or `null`: it does not tell. */
      readonly viewers?: number | null
    }
  /** `banned`: the platform says that the stream may not publish; left out where it does not tell. */
  | { readonly kind: 'not-publishing'; readonly banned?: boolean }
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
  /** What it can do to such a target; nothing else is ever asked of it. */
  abilities(target: CalledTarget): CutAbilities
  /** `onAnswer` is handed what the platform answered, word for word, our keys masked. */
  publishState(target: CalledTarget, onAnswer?: (answer: RawAnswer) => void): Promise<PublishState>
  /** How many watch, of a platform that tells it apart from who publishes; `null`: it does not know. Left out: asked for nowhere. */
  viewers?(target: CalledTarget): Promise<number | null>
  /** Refuse new publishing on the target until then (`null`: until undone). Called before `kick`. */
  ban(target: CalledTarget, until: Instant | null, act: CutAct): Promise<CutStepOutcome>
  /** End one publishing session, the one that was verified by the guard and no other; `null`: it does not tell whose. */
  kick(target: CalledTarget, publisher: Publisher | null, act: CutAct): Promise<CutStepOutcome>
  unban(target: CalledTarget, act: CutAct): Promise<CutStepOutcome>
}
