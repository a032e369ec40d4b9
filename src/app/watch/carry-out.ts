import type { Observation } from '../../core/violations/observation.ts'
import type { EvidenceStore } from '../../ports/evidence-store.ts'
import type { Thumbnails } from '../../ports/sight/thumbnails.ts'
import { unlessAway } from '../outage/unless-away.ts'
import type { WatchedRoom } from './findings/finding-look.ts'
import type { FindingDeps, FindingJudges } from './findings/finding-memory.ts'
import { keepFindings } from './findings/keep-finding.ts'
import { noteFindings } from './findings/note-findings.ts'
import { keepThumbnail } from './keep-thumbnail.ts'
import type { MemoryCell } from './memory/memory-cell.ts'
import type { Remembered } from './memory/remember.ts'
import { keepAir } from './replay/follow-air.ts'
import { type ReplayDeps, searchReplay } from './replay/search-replay.ts'
import { addOpinion, consult, type SecondOpinions } from './second-opinions.ts'
import type { Keepable } from './senses/sense.ts'
import { tellLooks } from './trace-looks.ts'

export type CarryOutDeps = ReplayDeps &
  FindingDeps &
  FindingJudges & {
    readonly evidenceStore: EvidenceStore
    readonly thumbnails: Thumbnails
    /** Keeps the model that judges, for replays; done before a look is told. Left out: nobody replays. */
    readonly keepModel?: () => Promise<void>
    /** Left out: nobody else is asked. */
    readonly secondOpinions?: SecondOpinions
  }

type Told = Pick<Extract<Observation, { kind: 'seen' }>, 'trace' | 'opinions'>

export async function showThumbnail(
  deps: CarryOutDeps,
  thumbnail: Uint8Array | null,
  of: Pick<Observation, 'roomId' | 'at'>,
): Promise<void> {
  if (thumbnail !== null) await unlessAway(() => keepThumbnail(deps, thumbnail, of))
}

const pictureOf = (kept: Keepable | null) =>
  kept?.piece.kind === 'frame' ? { sha256: kept.piece.sha256, png: kept.bytes } : null

/** What has to be done before a look is told: evidence is stored before anything is said about it. */
export async function carryOutFirst(
  deps: CarryOutDeps,
  watched: WatchedRoom,
  cell: MemoryCell,
  { store, classification, tell }: Remembered,
): Promise<Told> {
  if (store !== null) {
    await deps.evidenceStore.put(store.bytes, store.mediaType, watched.room.id)
  }
  consult(deps.secondOpinions, classification, pictureOf(store), (opinion) =>
    cell.change((memory) => ({ ...memory, opinions: addOpinion(memory.opinions, opinion) })),
  )
  if (tell === null) return {}
  await deps.keepModel?.()
  const trace = await tellLooks(deps.evidenceStore, watched, tell)
  const { opinions } = cell.now()
  cell.change((memory) => ({ ...memory, opinions: [] }))
  return opinions.length === 0 ? { trace } : { trace, opinions }
}

/** Writes down what was on air and looks for it in earlier sessions. `true`: something was found that is news. */
async function followAir(
  deps: CarryOutDeps,
  watched: WatchedRoom,
  cell: MemoryCell,
  { air, findingLook }: Remembered,
): Promise<boolean> {
  if (air === null) return false
  await keepAir(deps, air)
  if (!air.search) return false
  const { at, words } = findingLook
  cell.change((memory) => ({ ...memory, air: { ...memory.air, searchedAt: at } }))
  const { page } = cell.now()
  const surroundings = [watched.room.title, page?.title, page?.text, words.screen].join('\n')
  const session = await searchReplay(deps, air.session, air.scenes, { surroundings, at })
  if (session === air.session) return false
  cell.change((memory) => ({ ...memory, air: { ...memory.air, session } }))
  return true
}

/**
 * What follows once the look is told: a lesson that is sent once more as a recording is known again, and what it is
 * called stands beside what it is.
 */
export async function carryOutAfter(
  deps: CarryOutDeps,
  watched: WatchedRoom,
  cell: MemoryCell,
  remembered: Remembered,
): Promise<void> {
  let { findingLook, found } = remembered
  if (await followAir(deps, watched, cell, remembered)) {
    const replay = cell.now().air.session?.finding ?? null
    findingLook = { ...findingLook, replay }
    const noted = noteFindings(deps, cell.now().findings, findingLook)
    cell.change((memory) => ({ ...memory, findings: noted.memory }))
    found = noted.found
  }
  const known = await keepFindings(deps, cell.now().findings.known, findingLook, found)
  cell.change((memory) => ({ ...memory, findings: { ...memory.findings, known } }))
}
