import {
  type CapturedLead,
  type CaptureState,
  nextStep,
} from '../../core/evidence/capture/capture-plan.ts'
import type { MediaTrouble } from '../../core/evidence/capture/capture-words.ts'
import type { KeptCapture } from '../../core/evidence/capture/kept-capture.ts'
import { type Duration, seconds } from '../../core/time/duration.ts'
import type { CaptureDeps, FollowedLook } from './capture-deps.ts'
import { clipTask, finishCapture, type Grown, noteOn } from './finish-capture.ts'
import { type LearnedFacts, learnFacts } from './learn-facts.ts'
import { clipsBefore } from './make-clips.ts'
import { openRoomMedia, type RoomMedia } from './room-media.ts'

/** What the looks of a room say meanwhile; changed by whoever follows them. */
export type Followed = {
  readonly roomId: string
  state: CaptureState
  look: FollowedLook
  /** People or looks say that it was nothing. */
  calm: boolean
}

const TICK: Duration = seconds(2)

type Course = Grown & {
  readonly media: RoomMedia
  facts: LearnedFacts | null
  asked: Promise<void> | null
  isBeforeClosed: boolean
}

const keptOf = ({ roomId, state }: Followed, course: Course): KeptCapture => ({
  roomId,
  ...state,
  clips: course.clips,
  mediaTroubles: [...course.media.troubles(), ...course.troubles],
  address: course.facts?.address ?? null,
  page: course.facts?.page ?? null,
  clock: course.facts?.clock ?? null,
})

/** The minute before is made into clips as soon as the stream has passed the start: a program that ends has them. */
async function closeBefore(
  deps: CaptureDeps,
  followed: Followed,
  lead: CapturedLead,
  course: Course,
  signal: AbortSignal,
): Promise<void> {
  const { shelf } = course.media
  if (shelf === null || course.isBeforeClosed) return
  const segments = await shelf.segments()
  if (!course.media.isOver() && !segments.some(({ to }) => to >= lead.start)) return
  const kept = () => keptOf(followed, course)
  course.isBeforeClosed = true
  await clipsBefore(deps, clipTask(deps, shelf, course, { kept, lead }), signal)
}

/** Asked once, beside the stream: the watch does not wait for it. */
function askOnce(deps: CaptureDeps, { look }: Followed, course: Course, signal: AbortSignal): void {
  course.asked ??= learnFacts(deps, look.room, look.url, signal).then(
    (facts) => {
      course.facts = facts
    },
    (error: unknown) => {
      deps.logger.warn({ roomId: look.room.id, error: String(error) }, 'capture learned nothing')
    },
  )
}

/** One step that fails takes no other with it: the stream goes on, and what there is is filed. */
async function attempt(
  { logger }: CaptureDeps,
  { roomId }: Followed,
  what: string,
  step: () => Promise<unknown>,
): Promise<void> {
  try {
    await step()
  } catch (error) {
    logger.warn({ roomId, error: String(error) }, `capture: ${what} failed`)
  }
}

async function tick(
  deps: CaptureDeps,
  followed: Followed,
  course: Course,
  signal: AbortSignal,
): Promise<void> {
  const { state, look } = followed
  const { media } = course
  await attempt(deps, followed, 'tending', () => media.tend(state, look, signal))
  const { lead } = state
  if (lead !== null) {
    askOnce(deps, followed, course, signal)
    await attempt(deps, followed, 'closing', () =>
      closeBefore(deps, followed, lead, course, signal),
    )
  }
  const { shelf } = media
  // From the beginning: whoever shares the folder sees by it that somebody is at work.
  if (shelf !== null) await noteOn(deps, shelf, course, () => keptOf(followed, course))
}

/** Until it was nothing, or until two minutes after a lead. */
async function followOn(
  deps: CaptureDeps,
  followed: Followed,
  course: Course,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    const step = nextStep(followed.state, deps.clock.now())
    const isNothing = followed.calm && followed.state.lead === null
    if (signal.aborted || step !== 'go-on' || isNothing) return
    await tick(deps, followed, course, signal)
    await deps.clock.sleep(TICK, signal)
  }
}

/**
 * One room from the moment it turns suspect: its ring is tended until it was nothing, or until two minutes after a lead, and
 * what was captured is filed with the violation. When the program stops a lead's segments stay for the next start.
 * `letGo` is called in the very moment in which it counts as nothing: what is told of the room from then on is another's.
 */
export async function runCapture(
  deps: CaptureDeps,
  followed: Followed,
  { refused, letGo }: { readonly refused: MediaTrouble | null; readonly letGo: () => void },
  signal: AbortSignal,
): Promise<void> {
  const media = await openRoomMedia(deps, refused)
  const { shelf } = media
  const course: Course = {
    media,
    clips: [],
    troubles: [],
    facts: null,
    asked: null,
    isBeforeClosed: false,
  }
  try {
    await followOn(deps, followed, course, signal)
    const { lead } = followed.state
    if (lead === null) letGo()
    await attempt(deps, followed, 'stopping', () => media.stop())
    if (lead === null) return await shelf?.remove()
    await course.asked
    const kept = { ...keptOf(followed, course), lead }
    if (!signal.aborted) return await finishCapture(deps, shelf, kept, signal)
    if (shelf !== null) await noteOn(deps, shelf, course, () => kept)
  } catch (error) {
    // Whatever is left of it is looked for as any leftover is.
    shelf?.release()
    throw error
  }
}
