import { type Duration, milliseconds } from '../../time/duration.ts'
import { between, type Instant } from '../../time/instant.ts'
import { SILENT_AFTER } from './lacks.ts'

type Speaker = { readonly id: string; readonly seenAt: Instant }

/**
 * What was heard of the processes. `listened` is how long we have listened so far: it stands still while the database is away,
 * because nobody can say anything then, and nobody is silent.
 */
export type Hearing = {
  readonly listened: Duration
  /** When each said its last word; before 0 if it was before we listened. */
  readonly words: ReadonlyMap<string, { readonly seenAt: Instant; readonly at: Duration }>
}

export const NOTHING_HEARD: Hearing = { listened: milliseconds(0), words: new Map() }

/** `listened`: until now. `wall`: what an unknown process' last word is held against. */
export function hear(
  before: Hearing,
  speakers: readonly Speaker[],
  listened: Duration,
  wall: Instant,
): Hearing {
  const words = speakers.map(({ id, seenAt }) => {
    const known = before.words.get(id)
    if (known === undefined) {
      const ago = Math.max(0, between(seenAt, wall))
      return [id, { seenAt, at: milliseconds(listened - ago) }] as const
    }
    return [id, known.seenAt === seenAt ? known : { seenAt, at: listened }] as const
  })
  return { listened, words: new Map(words) }
}

/** When it said its last word. */
export const heardAt = ({ words, listened }: Hearing, { id }: Pick<Speaker, 'id'>): Duration =>
  words.get(id)?.at ?? listened

export const isAlive = (hearing: Hearing, speaker: Pick<Speaker, 'id'>): boolean =>
  hearing.listened - heardAt(hearing, speaker) <= SILENT_AFTER

/** What only those who plan know; nobody else can say that it is over. */
const PLANNERS_KNOW: ReadonlySet<string> = new Set([
  'rooms-overdue',
  'rooms-missed',
  'patrol-eased',
  'sweep-without-rooms',
])

type Teller = Speaker & {
  readonly roles: readonly string[]
  readonly alive: boolean
  readonly told: {
    readonly notices: readonly { readonly code: string }[]
    readonly parts: readonly unknown[]
  } | null
}

/**
 * Whose word counts: of the living all, and while nobody plans, of the planner that fell silent last what it alone knew. That is
 * not over because nobody looks any more.
 */
export function tellers<T extends Teller>(nodes: readonly T[]): readonly T[] {
  const living = nodes.filter(({ alive }) => alive)
  const plans = ({ roles }: T): boolean => roles.includes('scheduler')
  if (living.some(plans)) return living
  const last = nodes.filter(plans).toSorted((a, b) => b.seenAt - a.seenAt)[0]
  if (last === undefined || last.told === null) return living
  const notices = last.told.notices.filter(({ code }) => PLANNERS_KNOW.has(code))
  return [...living, { ...last, told: { notices, parts: [] } }]
}
