import type { Frame } from '../../../core/picture/frame.ts'
import type { Institution } from '../../../core/registry/institution.ts'
import type { LiveRoom } from '../../../core/registry/live-room.ts'
import { printOfPicture, printOfWords } from '../../../core/replay/air-print.ts'
import { type AirScene, addSample } from '../../../core/replay/air-scenes.ts'
import { type AirSession, isSameSession } from '../../../core/replay/air-session.ts'
import { type Duration, minutes, seconds, toSeconds } from '../../../core/time/duration.ts'
import { between, type Instant } from '../../../core/time/instant.ts'
import { type ReplayDeps, searchReplay } from './search-replay.ts'

/** What a watch remembers of what was on air; the database has all of it. */
export type AirMemory = {
  session: AirSession | null
  scenes: readonly AirScene[]
  savedAt: Instant | null
  searchedAt: Instant | null
}

export const newAirMemory = (): AirMemory => ({
  session: null,
  scenes: [],
  savedAt: null,
  searchedAt: null,
})

export type OnAir = {
  readonly room: LiveRoom
  readonly institution: Institution
  readonly frame: Frame
  /** What was read on it. */
  readonly text: string
  /** Title and words of the page, and what was read: where signs of a scheduled lesson are looked for. */
  readonly surroundings: string
  readonly at: Instant
}

/** A scene that stands is written down again this often, so that little is lost with a worker. */
const SAVE_STANDING: Duration = seconds(15)
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

async function enterSession(deps: ReplayDeps, memory: AirMemory, seen: OnAir): Promise<AirSession> {
  const known = memory.session
  if (known !== null && isSameSession(known, seen.at)) return known
  return await deps.transactions.run(async ({ airPrints }) => {
    const latest = await airPrints.latest(seen.room.id)
    if (latest !== null && isSameSession(latest, seen.at)) {
      memory.scenes = await airPrints.scenesOf(latest.id)
      return latest
    }
    memory.scenes = []
    memory.searchedAt = null
    const session: AirSession = {
      id: deps.identifiers.next(),
      roomId: seen.room.id,
      institutionId: seen.institution.id,
      startedAt: seen.at,
      lastAt: seen.at,
      finding: null,
    }
    await airPrints.save(session)
    return session
  })
}

/**
 * Remembers one look: the scene that stands, or a new one. Every half minute, when there is something new, looks for
 * the same scenes in earlier sessions of the institution and in this one.
 */
export async function noteOnAir(deps: ReplayDeps, memory: AirMemory, seen: OnAir): Promise<void> {
  const session = { ...(await enterSession(deps, memory, seen)), lastAt: seen.at }
  const { hash, telling } = printOfPicture(seen.frame)
  const { scene, isNew } = addSample(memory.scenes.at(-1) ?? null, {
    second: toSeconds(between(session.startedAt, seen.at)),
    picture: hash,
    telling,
    words: printOfWords(seen.text),
  })
  memory.session = session
  const full = isNew && memory.scenes.length >= SCENES_AT_MOST
  if (!full) memory.scenes = [...(isNew ? memory.scenes : memory.scenes.slice(0, -1)), scene]
  const due = memory.savedAt === null || between(memory.savedAt, seen.at) >= SAVE_STANDING
  if ((full || !isNew) && !due) return
  memory.savedAt = seen.at
  const { scenes } = memory
  const first = isNew && !full ? Math.max(0, scenes.length - 2) : scenes.length - 1
  await deps.transactions.run(async ({ airPrints }) => {
    await airPrints.save(session)
    for (const [i, one] of scenes.slice(first).entries()) {
      await airPrints.saveScene(session.id, first + i, one)
    }
  })
  const searched = memory.searchedAt
  if (searched !== null && between(searched, seen.at) < searchPause(session, seen.at)) return
  memory.searchedAt = seen.at
  memory.session = await searchReplay(deps, session, scenes, seen)
}
