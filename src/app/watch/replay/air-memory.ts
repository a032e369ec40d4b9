import type { PicturePrint } from '../../../core/replay/air-print.ts'
import { printOfWords } from '../../../core/replay/air-print.ts'
import { type AirScene, addSample } from '../../../core/replay/air-scenes.ts'
import { type AirSession, isSameSession } from '../../../core/replay/air-session.ts'
import { type Duration, minutes, seconds, toSeconds } from '../../../core/time/duration.ts'
import { between, type Instant } from '../../../core/time/instant.ts'

/** What a watch remembers of what was on air; the database has all of it. */
export type AirMemory = {
  readonly session: AirSession | null
  readonly scenes: readonly AirScene[]
  readonly savedAt: Instant | null
  readonly searchedAt: Instant | null
}

export const newAirMemory = (): AirMemory => ({
  session: null,
  scenes: [],
  savedAt: null,
  searchedAt: null,
})

/** One picture on air. */
export type OnAir = {
  readonly roomId: string
  readonly institutionId: string
  /** Unique for ever: a session that begins with this look goes by it. */
  readonly id: string
  readonly at: Instant
  readonly print: PicturePrint
  /** What was read on it. */
  readonly text: string
}

/** What of a session is to be written down, and whether earlier ones are to be searched for it afterwards. */
export type AirNews = {
  readonly session: AirSession
  readonly scenes: readonly AirScene[]
  /** The first of `scenes` that is new or has changed. */
  readonly firstChanged: number
  readonly search: boolean
}

/** A scene that stands is written down again this often, so that little is lost with a worker. */
const SAVE_STANDING: Duration = seconds(30)
const SEARCH_EVERY: Duration = seconds(30)
/** What the first ten minutes did not show is looked for less often. */
const EAGER_FOR: Duration = minutes(10)
const SEARCH_LATER: Duration = minutes(2)
/** What was found is only looked at again for better evidence. */
const SEARCH_AGAIN: Duration = minutes(5)

/** A camera makes a scene of every look: it would fill the database and find nothing. */
const SCENES_AT_MOST = 600

function searchPause({ finding, startedAt }: AirSession, now: Instant): Duration {
  if (finding !== null) return SEARCH_AGAIN
  return between(startedAt, now) < EAGER_FOR ? SEARCH_EVERY : SEARCH_LATER
}

type InSession = AirMemory & { readonly session: AirSession }

function enterSession(memory: AirMemory, { id, at, roomId, institutionId }: OnAir): InSession {
  const known = memory.session
  if (known !== null && isSameSession(known, at)) {
    return { ...memory, session: { ...known, lastAt: at } }
  }
  const session = { id, roomId, institutionId, startedAt: at, lastAt: at, finding: null }
  return { ...memory, session, scenes: [], searchedAt: null }
}

/** Remembers one look: the scene that stands, or a new one. `news`: what there is to write down, if anything. */
export function addOnAir(
  before: AirMemory,
  seen: OnAir,
): { readonly air: AirMemory; readonly news: AirNews | null } {
  const memory = enterSession(before, seen)
  const { session } = memory
  const { hash, telling } = seen.print
  const { scene, isNew } = addSample(memory.scenes.at(-1) ?? null, {
    second: toSeconds(between(session.startedAt, seen.at)),
    picture: hash,
    telling,
    words: printOfWords(seen.text),
  })
  const full = isNew && memory.scenes.length >= SCENES_AT_MOST
  const others = isNew ? memory.scenes : memory.scenes.slice(0, -1)
  const scenes = full ? memory.scenes : [...others, scene]
  const due = memory.savedAt === null || between(memory.savedAt, seen.at) >= SAVE_STANDING
  if ((full || !isNew) && !due) return { air: { ...memory, scenes }, news: null }
  const firstChanged = isNew && !full ? Math.max(0, scenes.length - 2) : scenes.length - 1
  const { searchedAt } = memory
  const rested =
    searchedAt === null || between(searchedAt, seen.at) >= searchPause(session, seen.at)
  return {
    air: { ...memory, scenes, savedAt: seen.at },
    news: { session, scenes, firstChanged, search: rested },
  }
}
