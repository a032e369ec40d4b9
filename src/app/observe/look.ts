import type { Classification } from '../../core/detection/classification.ts'
import type { Classifier } from '../../core/detection/classify.ts'
import type { TextLine } from '../../core/detection/frame.ts'
import {
  type PictureSummary,
  pictureGate,
  summarisePicture,
} from '../../core/detection/picture-gate.ts'
import { perceptualHash } from '../../core/detection/picture-hash.ts'
import {
  addLook,
  initialEvidence,
  isInstructing,
  type SessionEvidence,
} from '../../core/detection/session-evidence.ts'
import { sessionClassification } from '../../core/detection/session-traits.ts'
import type { PageText } from '../../core/patrol/page-text.ts'
import type { SessionFacts } from '../../core/policy/facts.ts'
import { factsOf } from '../../core/policy/facts-of.ts'
import type { TeachingSession, Verdict } from '../../core/policy/verdict.ts'
import type { Institution } from '../../core/registry/institution.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import { seconds } from '../../core/time/duration.ts'
import { type Instant, plus } from '../../core/time/instant.ts'
import type { EvidenceFrame, Observation } from '../../core/violations/observation.ts'
import type { Clock } from '../../ports/clock.ts'
import type { EvidenceStore } from '../../ports/evidence-store.ts'
import type { Identifiers } from '../../ports/identifiers.ts'
import type { Logger } from '../../ports/logger.ts'
import type { Transactions } from '../../ports/records.ts'
import type { SampledFrame, StreamViewer, Unseen } from '../../ports/stream-viewer.ts'
import type { RecogniseOptions, Recognition, TextRecogniser } from '../../ports/text-recogniser.ts'
import type { Thumbnails } from '../../ports/thumbnails.ts'
import { readPicture } from './read-picture.ts'
import type { RoomPages } from './room-pages.ts'

export type LookDeps = {
  readonly clock: Clock
  readonly identifiers: Identifiers
  readonly logger: Logger
  readonly viewer: StreamViewer
  readonly roomPages: RoomPages
  readonly recogniser: TextRecogniser
  readonly thumbnails: Thumbnails
  readonly evidenceStore: EvidenceStore
  readonly transactions: Transactions
  readonly classifier: Classifier
  readonly judge: (session: TeachingSession, facts: SessionFacts) => Verdict
}

/** What a watch keeps between looks. Lost with its worker, which costs a few seconds and nothing that was recorded. */
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
  evidence: SessionEvidence
  /** Suspect frames that no recorded violation has yet. */
  waiting: readonly EvidenceFrame[]
  thumbnailAt: Instant | null
}

export const newLookMemory = (): LookMemory => ({
  page: null,
  picture: null,
  reading: null,
  evidence: initialEvidence(),
  waiting: [],
  thumbnailAt: null,
})

type Watched = { readonly room: LiveRoom; readonly institution: Institution }

export type LookBase = {
  readonly id: string
  readonly roomId: string
  readonly watchId: string
  readonly at: Instant
}

const THUMBNAIL_EVERY = seconds(5)
const WAITING_FRAMES_AT_MOST = 12
/** The two clocks of a look: ours, and the delay between the teacher's screen and ours. */
export const MEASURED_WITHIN_SECONDS = 2

async function keepThumbnail(
  deps: LookDeps,
  memory: LookMemory,
  sampled: SampledFrame,
  base: LookBase,
): Promise<void> {
  const fresh = memory.thumbnailAt !== null && base.at < plus(memory.thumbnailAt, THUMBNAIL_EVERY)
  if (fresh) return
  memory.thumbnailAt = base.at
  const jpeg = await deps.thumbnails.make(sampled.png)
  await deps.transactions.run((records) =>
    records.roomBoard.saveThumbnail({ roomId: base.roomId, at: base.at, jpeg }),
  )
}

async function readChanged(
  deps: LookDeps,
  memory: LookMemory,
  sampled: SampledFrame,
  options: RecogniseOptions,
): Promise<{ readonly reading: Recognition; readonly changed: boolean } | Unseen> {
  const picture = summarisePicture(sampled.frame)
  const gate = pictureGate(memory.picture, picture)
  if (gate === 'unchanged' && memory.reading !== null) {
    return { reading: memory.reading, changed: false }
  }
  const read = await readPicture(deps.recogniser, sampled.png, options)
  if (read.kind === 'unseen') return read
  const { reading } = read
  // Compared with what was read, not with the frame before: slow drift must not go unread for ever.
  memory.picture = picture
  memory.reading = reading
  return { reading, changed: true }
}

const textOf = (lines: readonly TextLine[]): string => lines.map(({ text }) => text).join('\n')

function judgeLook(deps: LookDeps, watched: Watched, since: Instant | null, at: Instant): Verdict {
  const { room, institution } = watched
  const session: TeachingSession = {
    start: since ?? at,
    end: plus(at, seconds(1)),
    region: room.region,
    actor: institution.actor,
    stage: room.stage,
    content: 'subject',
    uncertaintySeconds: MEASURED_WITHIN_SECONDS,
  }
  return deps.judge(session, factsOf(institution, session.start))
}

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
}

type Understood = {
  readonly reading: Recognition
  readonly changed: boolean
  readonly classification: Classification
}

/** What does not look like a lesson may be read with the help of earlier frames; what may become evidence is not. */
async function understand(
  deps: LookDeps,
  { room }: Watched,
  memory: LookMemory,
  sampled: SampledFrame,
  signal: AbortSignal,
): Promise<Understood | Unseen> {
  const urgent = memory.evidence.votes.length > 0
  const quick = await readChanged(deps, memory, sampled, { signal, urgent, place: room.id })
  if ('kind' in quick) return quick
  const understood = {
    ...quick,
    classification: classifyReading(deps, room, memory, quick.reading),
  }
  const reused = quick.changed && quick.reading.linesReused > 0
  if (!reused || understood.classification.label === 'non-subject') return understood
  const fresh = await readPicture(deps.recogniser, sampled.png, { signal, urgent })
  if (fresh.kind === 'unseen') return fresh
  memory.reading = fresh.reading
  const classification = classifyReading(deps, room, memory, fresh.reading)
  return { reading: fresh.reading, changed: true, classification }
}

function classifyReading(
  deps: LookDeps,
  room: LiveRoom,
  { page }: LookMemory,
  reading: Recognition,
): Classification {
  const words = page === null ? {} : { pageText: page.text }
  const title = page?.title ?? room.title
  return deps.classifier.classify({ text: textOf(reading.lines), title, ...words })
}

/**
 * Understands one sampled frame: gate, read, classify, add up, judge. Suspect frames are kept before anything is said
 * about them; clean ones leave nothing but a thumbnail. A reader that fails leaves the look unseen, never clean.
 */
export async function lookAt(
  deps: LookDeps,
  watched: Watched,
  memory: LookMemory,
  sampled: SampledFrame,
  base: LookBase,
  signal: AbortSignal,
): Promise<Observation> {
  await keepThumbnail(deps, memory, sampled, base)
  const read = await understand(deps, watched, memory, sampled, signal)
  if ('kind' in read) {
    if (!signal.aborted) deps.logger.warn({ roomId: base.roomId, detail: read.detail }, 'unread')
    return { ...base, kind: 'unseen', reason: read.reason }
  }
  const { classification } = read
  memory.evidence = addLook(memory.evidence, { at: base.at, classification, changed: read.changed })
  const instructing = isInstructing(memory.evidence, base.at)
  const since = instructing ? memory.evidence.instructingSince : null
  const verdict = judgeLook(deps, watched, since, base.at)
  const suspect = classification.label !== 'non-subject' && verdict.verdict !== 'permitted'
  if (suspect && read.changed) await keepFrame(deps, memory, { sampled, ...read }, base.at)
  const frames = instructing ? memory.waiting : []
  if (instructing) memory.waiting = []
  // What is recorded of a lesson is what all of it showed, not what its present slide happens to.
  const said = instructing
    ? sessionClassification(memory.evidence.traits, classification)
    : classification
  return { ...base, kind: 'seen', instructing, classification: said, verdict, frames }
}
