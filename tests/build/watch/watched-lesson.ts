import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { record } from '../../../src/app/record/record.ts'
import { type LookDeps, look, needOf } from '../../../src/app/watch/look.ts'
import { createMemoryCell } from '../../../src/app/watch/memory/memory-cell.ts'
import { newRoomMemory } from '../../../src/app/watch/memory/room-memory.ts'
import { createReadingLedger } from '../../../src/app/watch/reading-ledger.ts'
import {
  openPictureSense,
  type PictureSenseDeps,
} from '../../../src/app/watch/senses/picture-sense.ts'
import type { Classifier } from '../../../src/core/detection/classify.ts'
import { judgeTaught } from '../../../src/core/policy/classes/judge-taught.ts'
import { judge } from '../../../src/core/policy/judge.ts'
import { seconds } from '../../../src/core/time/duration.ts'
import type { Instant } from '../../../src/core/time/instant.ts'
import type { Observation } from '../../../src/core/violations/observation.ts'
import type { EvidenceStore } from '../../../src/ports/evidence-store.ts'
import type { Transactions } from '../../../src/ports/records/records.ts'
import type { SampledFrame, StreamSource } from '../../../src/ports/sight/stream-viewer.ts'
import type { TextRecogniser } from '../../../src/ports/sight/text-recogniser.ts'
import { createFakeClock, createFakeIdentifiers } from '../../fakes/fake-clock.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'
import { shippedClassifier, shippedFindingReader } from '../classifier.ts'
import { loadedLaw } from '../law.ts'
import { anInstitution, aRoom, at } from '../violations.ts'

/** Saturday morning: forbidden for compulsory education. */
export const LESSON_BEGINS = at('2026-10-17T09:30:00+08:00')

const findingReader = shippedFindingReader()
const SLIDES: StreamSource = {
  kind: 'hls',
  resolvedUrl: 'https://live.example/room-1.m3u8',
  videoCodec: null,
  width: null,
  height: null,
}

/** A picture of tests/fixtures/ocr, as the stream viewer would hand it over. */
export async function sampledSlide(file: string): Promise<SampledFrame> {
  const png = await readFile(new URL(`../../fixtures/ocr/${file}`, import.meta.url))
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const { width, height } = info
  return {
    frame: { width, height, rgb: new Uint8Array(data) },
    png: new Uint8Array(png),
    sha256: createHash('sha256').update(png).digest('hex'),
  }
}

/** What the room's page says, read beside the stream; `null` while it is being read. */
export type Shown = {
  readonly slide: string
  readonly page?: { readonly title: string; readonly text: string }
}

export type WatchedLesson = {
  readonly transactions: Transactions
  readonly evidenceStore: EvidenceStore
  readonly recogniser: TextRecogniser
  readonly classifier?: Classifier
  readonly begins?: Instant
  readonly cadenceSeconds?: number
  readonly lookDeps?: Partial<LookDeps>
  readonly beforeLook?: () => Promise<void>
}

/** Looks at one picture after another through the real chain and records what was seen. */
export async function watchLesson(
  kept: WatchedLesson,
  shown: readonly Shown[],
): Promise<readonly Observation[]> {
  const begins = kept.begins ?? LESSON_BEGINS
  const clock = createFakeClock(begins)
  const law = await loadedLaw()
  const identifiers = createFakeIdentifiers('observation')
  const room = aRoom()
  const institution = anInstitution()
  await kept.transactions.run(async (records) => {
    await records.institutions.save(institution)
    await records.rooms.save(room)
  })
  const deps = {
    clock,
    identifiers,
    logger: silentLogger,
    readings: createReadingLedger(),
    findingReader,
    law: () => law,
    thumbnails: { make: async () => new Uint8Array([0xff, 0xd8]) },
    classifier: kept.classifier ?? shippedClassifier(),
    judge: (session, facts) => judge(session, law, facts),
    judgeTaught: (taught, context, facts) => judgeTaught(taught, context, law, facts),
    ...kept,
    ...kept.lookDeps,
  } as LookDeps & PictureSenseDeps
  const watched = { room, institution, courses: [] }
  const cell = createMemoryCell(newRoomMemory({ wall: clock.now(), monotonic: clock.monotonic() }))
  const unshown = shown.map(({ slide }) => slide)
  const eyes = openPictureSense(
    { ...deps, clock, recogniser: kept.recogniser },
    {
      sample: async () => ({
        kind: 'frame',
        sampled: await sampledSlide(unshown.shift() ?? ''),
        source: SLIDES,
      }),
    },
    room.id,
    () => needOf(cell.now(), deps, watched, 'picture'),
  )
  const seen: Observation[] = []
  for (const { page } of shown) {
    if (page !== undefined) cell.change((memory) => ({ ...memory, page: { ...page, texts: [] } }))
    await kept.beforeLook?.()
    const base = { roomId: room.id, watchId: 'watch-1' }
    const looked = await look(deps, watched, cell, eyes, base, new AbortController().signal)
    if (looked?.observation == null) throw new Error('the look was broken off')
    const { observation } = looked
    clock.advance(seconds(kept.cadenceSeconds ?? 5))
    // As it comes back from the queue.
    const queued = JSON.parse(JSON.stringify(observation)) as Observation
    await record({ ...deps, transactions: kept.transactions, drill: false }, queued)
    seen.push(queued)
  }
  return seen
}
