import type { Classification } from '../../core/detection/classification.ts'
import type { Classifier } from '../../core/detection/classify.ts'
import { placeOfLook, placesOf, type Recording } from '../../core/patrol/recording.ts'
import type { UnseenReason } from '../../core/patrol/unseen-reason.ts'
import type { TextLine } from '../../core/picture/frame.ts'
import { perceptualHash } from '../../core/picture/picture-hash.ts'
import { NO_FACTS, type SessionFacts } from '../../core/policy/facts.ts'
import type { TeachingSession, Verdict } from '../../core/policy/verdict.ts'
import type { Actor, RegionCode, Stage } from '../../core/registry/institution.ts'
import { type Duration, milliseconds, seconds } from '../../core/time/duration.ts'
import { type Instant, plus } from '../../core/time/instant.ts'
import type { Clock } from '../../ports/clock.ts'
import type { PageVisitor } from '../../ports/sight/page-visitor.ts'
import type {
  SampleOutcome,
  StreamSource,
  StreamViewer,
  Unseen,
} from '../../ports/sight/stream-viewer.ts'
import type { TextRecogniser } from '../../ports/sight/text-recogniser.ts'
import { meansOffAir } from '../sight/air-state.ts'
import { readPicture } from '../sight/read-picture.ts'
import { type Sight, sightOf } from '../sight/sight.ts'
import { factsOfRecording } from '../watch/recording-form.ts'
import { classifyFrames, isSettled } from './classify-frames.ts'

export type CheckDeps = {
  readonly clock: Clock
  readonly viewer: StreamViewer
  readonly pages: PageVisitor
  readonly recogniser: TextRecogniser
  readonly classifier: Classifier
  readonly judge: (session: TeachingSession, facts: SessionFacts) => Verdict
}

export type CheckRequest = {
  readonly url: string
  /** The instant to judge by; now when `null`. */
  readonly at: Instant | null
  readonly region: RegionCode
  readonly actor: Actor
  /** `null`: as the classifier saw it, compulsory when it did not say. */
  readonly stage: Stage | null
  /** `null`: as many as it takes to be sure, five at most. */
  readonly frames: number | null
}

export type CheckedFrame = {
  readonly at: Instant
  /** The stream's own time of the frame; `null` for screenshots and streams that carry none. */
  readonly streamMillis: number | null
  readonly videoCodec: string | null
  readonly width: number
  readonly height: number
  readonly sha256: string
  readonly perceptualHash: string
  readonly lines: readonly TextLine[]
}

export type CheckOutcome = 'violation' | 'review' | 'clean' | 'off-air' | 'unseen'

export type CheckReport = {
  readonly url: string
  readonly checkedAt: Instant
  readonly airState: 'on-air' | 'off-air' | 'unseen'
  readonly unseenReason: UnseenReason | null
  readonly source: StreamSource | null
  readonly frames: readonly CheckedFrame[]
  readonly pageText: string | null
  readonly classification: Classification | null
  readonly verdict: Verdict | null
  readonly outcome: CheckOutcome
  readonly millis: Readonly<Record<'probe' | 'sample' | 'recognise' | 'classify' | 'total', number>>
}

/** Slides stand for a few seconds: frames closer together would show the same one. */
const BETWEEN_FRAMES: Duration = seconds(3)
const FRAMES_AT_MOST = 5

function stageOf(request: CheckRequest, classification: Classification): Stage {
  if (request.stage !== null) return request.stage
  if (classification.stage === 'preschool') return 'preschool'
  return classification.stage === 'senior' ? 'senior-high' : 'compulsory'
}

function judgeCheck(
  deps: CheckDeps,
  request: CheckRequest,
  now: Instant,
  classification: Classification,
  facts: SessionFacts,
): { readonly verdict: Verdict; readonly outcome: CheckOutcome } {
  const start = request.at ?? now
  const session: TeachingSession = {
    start,
    end: plus(start, seconds(1)),
    region: request.region,
    actor: request.actor,
    stage: stageOf(request, classification),
    content: classification.label === 'non-subject' ? 'non-subject' : 'subject',
  }
  const verdict = deps.judge(session, facts)
  if (verdict.verdict === 'permitted') return { verdict, outcome: 'clean' }
  if (classification.label === 'unsure') return { verdict, outcome: 'review' }
  // One look cannot tell an art lesson from a still picture: time rules on other content are for a person.
  const certain = verdict.verdict === 'forbidden' && classification.label === 'subject'
  return { verdict, outcome: certain ? 'violation' : 'review' }
}

type Watch = { probe: number; sample: number; recognise: number; classify: number }

async function timed<T>(
  clock: Clock,
  spent: (millis: number) => void,
  work: () => Promise<T>,
): Promise<T> {
  const began = clock.monotonic()
  try {
    return await work()
  } finally {
    spent(clock.monotonic() - began)
  }
}

function checkedFrame(
  at: Instant,
  picture: Extract<SampleOutcome, { kind: 'frame' }>,
  lines: readonly TextLine[],
): CheckedFrame {
  const { sampled, source } = picture
  return {
    at,
    streamMillis: picture.streamMilliseconds ?? null,
    videoCodec: source.videoCodec,
    width: sampled.frame.width,
    height: sampled.frame.height,
    sha256: sampled.sha256,
    perceptualHash: perceptualHash(sampled.frame),
    lines,
  }
}

const placesOfCheck = ({ frames }: CheckRequest): readonly number[] =>
  frames === null
    ? Array.from({ length: FRAMES_AT_MOST }, (_, look) => placeOfLook(look))
    : placesOf(frames)

/** Of a recording two places do not show that no lesson is in it. */
const isEnough = (
  soFar: Classification,
  frames: number,
  recording: Recording | undefined,
): boolean => isSettled(soFar, frames) && (recording === undefined || soFar.label === 'subject')

type Seeing = {
  readonly sight: Extract<Sight, { kind: 'in-sight' }>
  readonly spent: Watch
  readonly signal: AbortSignal
}

async function readFrame(
  deps: CheckDeps,
  { sight, spent, signal }: Seeing,
  place: number,
): Promise<CheckedFrame | Unseen> {
  const picture = await timed(
    deps.clock,
    (millis) => {
      spent.sample += millis
    },
    () => sight.picture(signal, place),
  )
  if (picture.kind === 'unseen') return picture
  const recognition = await timed(
    deps.clock,
    (millis) => {
      spent.recognise += millis
    },
    () => readPicture(deps.recogniser, picture.sampled.png, { signal }),
  )
  if (recognition.kind === 'unseen') return recognition
  return checkedFrame(deps.clock.now(), picture, recognition.reading.lines)
}

async function readFrames(
  deps: CheckDeps,
  request: CheckRequest,
  seeing: Seeing,
): Promise<readonly CheckedFrame[] | Unseen> {
  const { sight, signal } = seeing
  const frames: CheckedFrame[] = []
  let last: Unseen | null = null
  const recorded = (): Recording | undefined => sight.source().recording
  const enough = (): boolean =>
    request.frames === null &&
    frames.length > 0 &&
    isEnough(classifyFrames(deps.classifier, frames, sight.page), frames.length, recorded())
  for (const [taken, place] of placesOfCheck(request).entries()) {
    if (signal.aborted || enough()) break
    if (taken > 0 && recorded() === undefined) await deps.clock.sleep(BETWEEN_FRAMES, signal)
    const frame = await readFrame(deps, seeing, place)
    if (isUnseen(frame)) last = frame
    else frames.push(frame)
    // One dark or damaged place says nothing of the rest of a recording.
    if (last !== null && endsCheck(last, recorded())) break
  }
  const nothingRead = frames.length === 0 || last?.reason === 'recogniser-failed'
  return nothingRead ? (last ?? frames) : frames
}

const endsCheck = ({ reason }: Unseen, recording: Recording | undefined): boolean =>
  recording === undefined || reason === 'recogniser-failed'

const isUnseen = (seen: CheckedFrame | Unseen): seen is Unseen => 'kind' in seen

/** One look at one address: what it is, what can be read, whether it is allowed there and then. Records nothing. */
export async function checkAddress(
  deps: CheckDeps,
  request: CheckRequest,
  signal: AbortSignal,
): Promise<CheckReport> {
  const began = deps.clock.monotonic()
  const spent: Watch = { probe: 0, sample: 0, recognise: 0, classify: 0 }
  const checkedAt = deps.clock.now()
  const millis = () => ({
    probe: Math.round(spent.probe),
    sample: Math.round(spent.sample),
    recognise: Math.round(spent.recognise),
    classify: Math.round(spent.classify),
    total: Math.round(milliseconds(deps.clock.monotonic() - began)),
  })
  const blank = { url: request.url, checkedAt, frames: [], classification: null, verdict: null }
  const sight = await timed(
    deps.clock,
    (value) => {
      spent.probe += value
    },
    () => sightOf(deps, request.url, signal),
  )
  const pageText = sight.page === null ? null : `${sight.page.title}\n${sight.page.text}`
  const cannotSee = (unseen: Unseen): CheckReport => {
    const over = unseen.reason === 'ended' && meansOffAir(unseen)
    return {
      ...blank,
      airState: over ? 'off-air' : 'unseen',
      unseenReason: unseen.reason,
      source: null,
      pageText,
      outcome: over ? 'off-air' : 'unseen',
      millis: millis(),
    }
  }
  if (sight.kind === 'unseen') return cannotSee(sight.unseen)
  const frames = await readFrames(deps, request, { sight, spent, signal })
  if ('kind' in frames) return cannotSee(frames)
  const classifyBegan = deps.clock.monotonic()
  const classification = classifyFrames(deps.classifier, frames, sight.page)
  spent.classify = deps.clock.monotonic() - classifyBegan
  const source = sight.source()
  const facts = source.recording === undefined ? NO_FACTS : factsOfRecording(pageText ?? '', false)
  const judged = judgeCheck(deps, request, checkedAt, classification, facts)
  return {
    ...blank,
    airState: 'on-air',
    unseenReason: null,
    source,
    frames,
    pageText,
    classification,
    ...judged,
    millis: millis(),
  }
}
