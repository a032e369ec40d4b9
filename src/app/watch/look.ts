import type { Classification } from '../../core/detection/classification.ts'
import type { Classifier } from '../../core/detection/classify.ts'
import type { RoomSession } from '../../core/lesson/room-session.ts'
import { sessionClassification } from '../../core/lesson/session-traits.ts'
import type { PageText } from '../../core/patrol/page-text.ts'
import type { TextLine } from '../../core/picture/frame.ts'
import {
  emptinessOf,
  type PictureEmptiness,
  type PictureSummary,
  pictureGate,
  summarisePicture,
} from '../../core/picture/picture-gate.ts'
import { perceptualHash } from '../../core/picture/picture-hash.ts'
import type { TaughtNow } from '../../core/policy/judge-taught.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { EvidenceFrame, Observation } from '../../core/violations/observation.ts'
import type { Clock } from '../../ports/clock.ts'
import type { EvidenceStore } from '../../ports/evidence-store.ts'
import type { Identifiers } from '../../ports/identifiers.ts'
import type { Logger } from '../../ports/logger.ts'
import type { Transactions } from '../../ports/records.ts'
import type { SampledFrame, StreamViewer, Unseen } from '../../ports/stream-viewer.ts'
import type { RecogniseOptions, Recognition, TextRecogniser } from '../../ports/text-recogniser.ts'
import type { Thumbnails } from '../../ports/thumbnails.ts'
import { unlessAway } from '../outage/unless-away.ts'
import { readPicture } from '../sight/read-picture.ts'
import type { RoomPages } from '../sight/room-pages.ts'
import { followTeaching, newTeachingMemory, type TeachingMemory } from './follow-teaching.ts'
import { factsOfLook, judgeLook, type LookedAt, type LookJudges } from './judge-look.ts'
import { keepThumbnail } from './keep-thumbnail.ts'
import { countReading, type ReadingLedger } from './reading-ledger.ts'
import {
  consult,
  type OpinionMemory,
  type SecondOpinions,
  takeOpinions,
} from './second-opinions.ts'
import { type LookWords, NO_TRACE, type TraceMemory, traceLook } from './trace-looks.ts'

export type LookDeps = LookJudges & {
  readonly clock: Clock
  readonly identifiers: Identifiers
  readonly logger: Logger
  readonly viewer: StreamViewer
  readonly roomPages: RoomPages
  readonly recogniser: TextRecogniser
  readonly readings: ReadingLedger
  readonly thumbnails: Thumbnails
  readonly evidenceStore: EvidenceStore
  readonly transactions: Transactions
  readonly classifier: Classifier
  /** Left out: nobody else is asked. */
  readonly secondOpinions?: SecondOpinions
}

/** What a watch keeps between looks. Lost with its worker, which costs a few seconds; `teaching` is kept. */
export type LookMemory = {
  page: {
    readonly title: string
    readonly text: string
    /** Pieces of the page with what they are. */
    readonly texts: readonly PageText[]
  } | null
  /** What was last read, picture and words. */
  picture: PictureSummary | null
  reading: Recognition | null
  /** What the looks add up to; the next watch goes on from there. */
  teaching: TeachingMemory
  /** Suspect frames that no recorded violation has yet. */
  waiting: readonly EvidenceFrame[]
  /** sha256 of the kept frame of the screen that stands; `null` when it was not kept. */
  standing: string | null
  /** What was looked at, to be told with the violation that it becomes part of. */
  trace: TraceMemory
  readonly opinions: OpinionMemory
  thumbnailAt: Instant | null
}

export const newLookMemory = (): LookMemory => ({
  page: null,
  picture: null,
  reading: null,
  teaching: newTeachingMemory(),
  waiting: [],
  standing: null,
  trace: NO_TRACE,
  opinions: { answered: [] },
  thumbnailAt: null,
})

export type LookBase = {
  readonly id: string
  readonly roomId: string
  readonly watchId: string
  readonly at: Instant
}

const WAITING_FRAMES_AT_MOST = 12

async function readChanged(
  deps: LookDeps,
  memory: LookMemory,
  sampled: SampledFrame,
  options: RecogniseOptions,
): Promise<{ readonly reading: Recognition; readonly changed: boolean } | Unseen> {
  const picture = summarisePicture(sampled.frame)
  const gate = pictureGate(memory.picture, picture)
  deps.readings.count('pictures')
  if (gate === 'unchanged' && memory.reading !== null) {
    deps.readings.count('unchanged')
    return { reading: memory.reading, changed: false }
  }
  const read = await readPicture(deps.recogniser, sampled.png, options)
  if (read.kind === 'unseen') {
    deps.readings.count('unread')
    return read
  }
  const { reading } = read
  countReading(deps.readings, reading)
  // Compared with what was read, not with the frame before: slow drift must not go unread for ever.
  memory.picture = picture
  memory.reading = reading
  return { reading, changed: true }
}

const textOf = (lines: readonly TextLine[]): string => lines.map(({ text }) => text).join('\n')

async function keepFrame(
  deps: LookDeps,
  memory: LookMemory,
  seen: {
    readonly sampled: SampledFrame
    readonly reading: Recognition
  },
  at: Instant,
): Promise<void> {
  await deps.evidenceStore.put(seen.sampled.png, 'image/png')
  const frame: EvidenceFrame = {
    at,
    sha256: seen.sampled.sha256,
    perceptualHash: perceptualHash(seen.sampled.frame),
    width: seen.sampled.frame.width,
    height: seen.sampled.frame.height,
    lines: seen.reading.lines,
    engine: seen.reading.engine,
  }
  memory.waiting = [...memory.waiting, frame].slice(-WAITING_FRAMES_AT_MOST)
  memory.standing = frame.sha256
}

type Classified = { readonly classification: Classification; readonly words: LookWords }

type Understood = Classified & { readonly reading: Recognition; readonly changed: boolean }

/** What does not look like a lesson may be read with the help of earlier frames; what may become evidence is not. */
async function understand(
  deps: LookDeps,
  { room }: LookedAt,
  memory: LookMemory,
  sampled: SampledFrame,
  signal: AbortSignal,
): Promise<Understood | Unseen> {
  const urgent = memory.teaching.session.evidence.votes.length > 0
  const quick = await readChanged(deps, memory, sampled, { signal, urgent, place: room.id })
  if ('kind' in quick) return quick
  const understood = { ...quick, ...classifyReading(deps, room, memory, quick.reading) }
  const reused = quick.changed && quick.reading.linesReused > 0
  if (!reused || understood.classification.label === 'non-subject') return understood
  const fresh = await readPicture(deps.recogniser, sampled.png, { signal, urgent })
  if (fresh.kind === 'unseen') return fresh
  deps.readings.count('read-afresh')
  memory.reading = fresh.reading
  const { reading } = fresh
  return { reading, changed: true, ...classifyReading(deps, room, memory, reading) }
}

function classifyReading(
  deps: LookDeps,
  room: LiveRoom,
  { page }: LookMemory,
  reading: Recognition,
): Classified {
  const words = { title: page?.title ?? room.title, pageText: page?.text ?? null }
  return { words, classification: classifyAmid(deps, words, textOf(reading.lines)) }
}

/** A text in the words that stand around the player. */
function classifyAmid(
  { classifier }: Pick<LookDeps, 'classifier'>,
  { title, pageText }: LookWords,
  text: string,
): Classification {
  return classifier.classify({ text, title, ...(pageText === null ? {} : { pageText }) })
}

type Followed = {
  readonly instructing: boolean
  readonly taught: TaughtNow | null
  /** What had added up before the look. */
  readonly before: RoomSession
  readonly emptiness: PictureEmptiness
}

/** Adds the look to what was taught, and names the lesson that it belongs to, if any. */
function follow(
  deps: LookDeps,
  { room }: LookedAt,
  { teaching, picture }: LookMemory,
  { reading, changed, classification, words }: Understood,
  at: Instant,
): Followed {
  const before = teaching.session
  const emptiness = picture === null ? 'has-content' : emptinessOf(picture)
  const text = textOf(reading.lines)
  const look = { at, changed, text, classification, emptiness }
  const read = (together: string) => classifyAmid(deps, words, together)
  const { instructing, goesOn } = followTeaching(teaching, room, look, read)
  const { current, earlier } = teaching
  const taught = goesOn && current !== null ? { current, earlier } : null
  return { instructing, taught, before, emptiness }
}

/** Keeps the frame of a suspect screen, once for as long as the screen stands. */
async function keepSuspect(
  deps: LookDeps,
  memory: LookMemory,
  seen: { readonly sampled: SampledFrame } & Understood,
  suspect: boolean,
  at: Instant,
): Promise<void> {
  if (seen.changed) memory.standing = null
  if (!suspect || memory.standing !== null) return
  if (seen.changed) await keepFrame(deps, memory, seen, at)
  // It came up when it was no suspect (in permitted time): the next look reads it afresh, and keeps it.
  else memory.picture = null
}

/**
 * Understands one sampled frame: gate, read, classify, add up, judge. Suspect frames are kept before anything is said
 * about them; clean ones leave nothing but a thumbnail. A reader that fails leaves the look unseen, never clean.
 */
export async function lookAt(
  deps: LookDeps,
  watched: LookedAt,
  memory: LookMemory,
  sampled: SampledFrame,
  base: LookBase,
  signal: AbortSignal,
): Promise<Observation> {
  await unlessAway(() => keepThumbnail(deps, memory, sampled.png, base))
  const read = await understand(deps, watched, memory, sampled, signal)
  if ('kind' in read) {
    if (!signal.aborted) deps.logger.warn({ roomId: base.roomId, detail: read.detail }, 'unread')
    return { ...base, kind: 'unseen', reason: read.reason }
  }
  const { classification } = read
  const followed = follow(deps, watched, memory, read, base.at)
  const { instructing } = followed
  const verdict = judgeLook(deps, watched, followed.taught, base.at)
  const permitted = verdict.verdict === 'permitted'
  const suspect = classification.label !== 'non-subject' && !permitted
  await keepSuspect(deps, memory, { sampled, ...read }, suspect, base.at)
  const kept = read.changed && memory.standing !== null ? sampled : null
  consult(deps.secondOpinions, memory.opinions, classification, kept)
  const told = instructing && !permitted
  const { before, emptiness, taught } = followed
  const look = { at: base.at, ...read, text: textOf(read.reading.lines), before, emptiness }
  const facts = factsOfLook(watched, taught?.current.start ?? base.at)
  const tell = told ? { id: base.id, facts, taught } : null
  const traced = await traceLook(deps.evidenceStore, watched, memory, look, tell)
  const opinions = told ? takeOpinions(memory.opinions) : {}
  const frames = instructing ? memory.waiting : []
  if (instructing) memory.waiting = []
  // What is recorded of a lesson is what all of it showed, not what its present slide happens to.
  const said = instructing
    ? sessionClassification(memory.teaching.session.evidence.traits, classification)
    : classification
  const shown = { instructing, classification: said, verdict, frames }
  return { ...base, kind: 'seen', ...shown, ...traced, ...opinions }
}
