import {
  type CapturedLead,
  type CaptureState,
  nextStep,
} from '../../core/evidence/capture/capture-plan.ts'
import type { MediaTrouble } from '../../core/evidence/capture/capture-words.ts'
import type { KeptCapture } from '../../core/evidence/capture/kept-capture.ts'
import type { KeptClip } from '../../core/evidence/capture/learned-facts.ts'
import { storageAwayIn } from '../../core/storage-away.ts'
import { type Duration, minutes, seconds } from '../../core/time/duration.ts'
import type { CaptureShelf } from '../../ports/capture/media-recorder.ts'
import { type Attached, attachCapture } from './attach-capture.ts'
import type { CaptureDeps, FollowedLook } from './capture-deps.ts'
import { type LearnedFacts, learnFacts } from './learn-facts.ts'
import { clipsAfter, clipsBefore } from './make-clips.ts'
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
const ATTACH_EVERY: Duration = seconds(5)
/** The look that told it waits in the queue for no longer than this, unless the database is away. */
const ATTACH_WITHIN: Duration = minutes(5)

type Course = {
  readonly media: RoomMedia
  clips: readonly KeptClip[]
  facts: LearnedFacts | null
  asked: Promise<void> | null
  isBeforeClosed: boolean
}

const keptOf = ({ roomId, state }: Followed, course: Course): KeptCapture => ({
  roomId,
  ...state,
  clips: course.clips,
  mediaTrouble: course.media.trouble(),
  address: course.facts?.address ?? null,
  page: course.facts?.page ?? null,
  clock: course.facts?.clock ?? null,
})

type Known = KeptCapture & { readonly lead: CapturedLead }

async function tryAttach(deps: CaptureDeps, kept: Known): Promise<Attached | 'away'> {
  try {
    return await attachCapture(deps, kept)
  } catch (error) {
    if (storageAwayIn(error) === null) throw error
    return 'away'
  }
}

/** `false`: the database was away all the time, and what there is stays for the next start. */
async function attachInTime(deps: CaptureDeps, kept: Known, signal: AbortSignal): Promise<boolean> {
  const { clock, logger } = deps
  const began = clock.monotonic()
  for (;;) {
    const attached = await tryAttach(deps, kept)
    if (attached === 'attached' || attached === 'there-already') return true
    if (signal.aborted) return false
    if (clock.monotonic() - began >= ATTACH_WITHIN) {
      logger.info({ roomId: kept.roomId }, 'what was captured belongs to no violation')
      return attached === 'waiting'
    }
    await clock.sleep(ATTACH_EVERY, signal)
  }
}

/** Clips of what is whole, the list, and nothing left on the disk. */
export async function finishCapture(
  deps: CaptureDeps,
  shelf: CaptureShelf | null,
  kept: Known,
  signal: AbortSignal,
): Promise<void> {
  const of = { lead: kept.lead, roomId: kept.roomId }
  const before = shelf === null ? [] : await clipsBefore(deps, shelf, of, signal)
  const after = shelf === null ? [] : await clipsAfter(deps, shelf, of, signal)
  const whole = { ...kept, clips: [...kept.clips, ...before, ...after] }
  await shelf?.note(whole)
  if (await attachInTime(deps, whole, signal)) await shelf?.remove()
}

/** The minute before is made into clips as soon as the stream has passed the start: a program that ends has them. */
async function closeBefore(
  deps: CaptureDeps,
  { roomId }: Followed,
  lead: CapturedLead,
  course: Course,
  signal: AbortSignal,
): Promise<void> {
  const { shelf } = course.media
  if (shelf === null || course.isBeforeClosed) return
  const segments = await shelf.segments()
  if (!course.media.isOver() && !segments.some(({ to }) => to >= lead.start)) return
  const made = await clipsBefore(deps, shelf, { lead, roomId }, signal)
  course.clips = [...course.clips, ...made]
  course.isBeforeClosed = true
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

async function tick(
  deps: CaptureDeps,
  followed: Followed,
  course: Course,
  signal: AbortSignal,
): Promise<void> {
  const { state, look } = followed
  await course.media.tend(state, look, signal)
  if (state.lead === null) return
  askOnce(deps, followed, course, signal)
  await closeBefore(deps, followed, state.lead, course, signal)
  await course.media.shelf?.note(keptOf(followed, course))
}

/**
 * One room from the moment it turns suspect: its ring is tended until it was nothing, or until two minutes after a lead, and
 * what was captured is filed with the violation. When the program stops a lead's segments stay for the next start.
 */
export async function runCapture(
  deps: CaptureDeps,
  followed: Followed,
  refused: MediaTrouble | null,
  signal: AbortSignal,
): Promise<void> {
  const media = await openRoomMedia(deps, refused)
  const course: Course = {
    media,
    clips: [],
    facts: null,
    asked: null,
    isBeforeClosed: false,
  }
  const isLetGo = () =>
    nextStep(followed.state, deps.clock.now()) === 'let-go' ||
    (followed.calm && followed.state.lead === null)
  try {
    while (
      !signal.aborted &&
      !isLetGo() &&
      nextStep(followed.state, deps.clock.now()) !== 'close'
    ) {
      await tick(deps, followed, course, signal)
      await deps.clock.sleep(TICK, signal)
    }
  } finally {
    await media.stop()
  }
  const { lead } = followed.state
  if (lead === null) return await media.shelf?.remove()
  await course.asked
  const kept = { ...keptOf(followed, course), lead }
  if (signal.aborted) return await media.shelf?.note(kept)
  await finishCapture(deps, media.shelf, kept, signal)
}
