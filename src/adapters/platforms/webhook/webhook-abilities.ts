import type { CutAbilities } from '../../../core/cuts/cut-abilities.ts'
import { hours } from '../../../core/time/duration.ts'

/** What a receiver of our orders can do, as its administrator has written it down. */
export type ReceiverAbilities = {
  /** `stream.drop`: ends what is being published. */
  readonly drop: boolean
  /** `stream.ban`: keeps the stream out. */
  readonly ban: boolean
  /** A ban ends what is being published as well. */
  readonly banEnds: boolean
  /** `stream.resume`: lifts a ban before its end. */
  readonly resume: boolean
  /** `stream.state`: tells who publishes. */
  readonly state: boolean
  /** Its longest ban; `null`: without an end. */
  readonly longestBanDays: number | null
}

/** A receiver of which nothing is known ends streams, and no more is asked of it. */
export const PLAIN_RECEIVER: ReceiverAbilities = {
  drop: true,
  ban: false,
  banEnds: false,
  resume: false,
  state: false,
  longestBanDays: null,
}

function dropOf({ drop, state }: ReceiverAbilities): CutAbilities['drop'] {
  if (!drop) return 'none'
  return state ? 'session' : 'stream'
}

export const webhookAbilities = (receiver: ReceiverAbilities): CutAbilities => ({
  drop: dropOf(receiver),
  forbid: receiver.ban ? 'kept-there' : 'none',
  forbidDrops: receiver.ban && receiver.banEnds,
  longestBan: receiver.longestBanDays === null ? null : hours(receiver.longestBanDays * 24),
  resume: receiver.ban && receiver.resume,
  reads: receiver.state ? 'publisher' : 'nothing',
  readsBan: receiver.ban && receiver.state,
  page: null,
  callsPerSecond: null,
  success: {
    zh: '应答 accepted 为 true；只表示对方收下，不能证明已停播',
    en: 'accepted is true in the answer: it was taken, which proves nothing',
  },
})
