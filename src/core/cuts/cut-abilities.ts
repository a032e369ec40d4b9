import type { Duration } from '../time/duration.ts'

/**
 * What one kind of platform can do to a stream, as its adapter declares it. The steps of an order, what the operator is
 * told before he gives it and how it is proven all follow from this: nothing is asked of a platform that it lacks.
 */
export type CutAbilities = {
  /** What it ends: one publication by its name there; whoever publishes the stream; nothing. */
  readonly drop: 'session' | 'stream' | 'none'
  /** Who keeps a publisher out: the platform itself; we, whom it asks before it lets one in; nobody. */
  readonly forbid: 'kept-there' | 'asks-us' | 'none'
  /** A ban ends what is being published as well: no drop follows it. */
  readonly forbidDrops: boolean
  /** Its longest ban; one that is to hold longer is renewed. `null`: without an end. */
  readonly longestBan: Duration | null
  /** A ban can be lifted before its end. */
  readonly resume: boolean
  /** What it tells of a stream: who publishes it, by a name that changes with each publication; nothing. */
  readonly reads: 'publisher' | 'nothing'
  /** It tells whether a stream is banned. */
  readonly readsBan: boolean
  /** Streams on one page of its list; `null`: asked by name, or the list comes whole. */
  readonly page: number | null
  /** `null`: not limited. */
  readonly callsPerSecond: number | null
  /** What its answer looks like when it did what it was asked. */
  readonly success: { readonly zh: string; readonly en: string }
}

/** Of a media server that ends one session by its name, and asks us whom to let in. */
export const ASKING_SERVER: Omit<CutAbilities, 'success'> = {
  drop: 'session',
  forbid: 'asks-us',
  forbidDrops: false,
  longestBan: null,
  resume: true,
  reads: 'publisher',
  readsBan: false,
  page: null,
  callsPerSecond: null,
}

/** Of orders from before platforms declared theirs: all were for this one. */
export const NODE_MEDIA_SERVER_ABILITIES: CutAbilities = {
  ...ASKING_SERVER,
  success: {
    zh: '应答 success 为真，并报出已断开的会话号',
    en: 'success is true in the answer, and it names the session that was closed',
  },
}

/** A ban alone, or with a drop: can it end this stream at all? */
export const canEnd = (abilities: CutAbilities): boolean =>
  abilities.drop !== 'none' || (abilities.forbid !== 'none' && abilities.forbidDrops)

export const canBan = ({ forbid }: CutAbilities): boolean => forbid !== 'none'

/** It says nothing of who publishes: the room's own addresses are all that can be seen. */
export const tellsNothing = ({ reads }: Pick<CutAbilities, 'reads'>): boolean => reads === 'nothing'
