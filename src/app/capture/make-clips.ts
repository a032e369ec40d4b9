import {
  afterOf,
  beforeOf,
  type CapturedLead,
  clipsOf,
  type MediaSegment,
  notInClips,
  type Window,
} from '../../core/evidence/capture/capture-plan.ts'
import type { MediaTrouble } from '../../core/evidence/capture/capture-words.ts'
import type { KeptClip } from '../../core/evidence/capture/learned-facts.ts'
import type { CaptureShelf } from '../../ports/capture/media-recorder.ts'
import type { CaptureDeps } from './capture-deps.ts'

/** What clips are made for, and what becomes of them. */
export type ClipTask = {
  readonly shelf: CaptureShelf
  readonly lead: CapturedLead
  readonly roomId: string
  /** Clips that there are already. */
  readonly clips: () => readonly KeptClip[]
  /** A clip that is stored. `false`: it could not be written down, and its segments must not go. */
  readonly keep: (clip: KeptClip) => Promise<boolean>
  /** What could not be made, and of which time. */
  readonly failed: (why: MediaTrouble, of: Window) => void
}

/** `null`: it could not be made or stored, which was told. */
async function makeOne(
  { recorder, evidenceStore, logger }: CaptureDeps,
  { shelf, roomId, failed }: ClipTask,
  { segments, from, to }: Window & { readonly segments: readonly MediaSegment[] },
  signal: AbortSignal,
): Promise<KeptClip | null> {
  const closed = await recorder.clip(shelf, segments, signal)
  if (closed === null) {
    // Whoever ends the program ends what makes the clip: it is made at the next start.
    if (!signal.aborted) failed('clip-failed', { from, to })
    return null
  }
  try {
    const { sha256 } = await evidenceStore.put(closed.bytes, closed.mediaType, roomId)
    return { sha256, at: from, from, to, bytes: closed.bytes.length }
  } catch (error) {
    logger.warn({ roomId, error: String(error) }, 'a clip could not be stored')
    failed('store-away', { from, to })
    return null
  }
}

/**
 * Makes clips of the segments that lie in the window, stores them, and drops those segments: each is in one clip. Those of a
 * clip that could not be made stay.
 */
async function close(
  deps: CaptureDeps,
  task: ClipTask,
  { segments, window }: { readonly segments: readonly MediaSegment[]; readonly window: Window },
  signal: AbortSignal,
): Promise<void> {
  const left = notInClips(segments, task.clips())
  for (const clip of clipsOf(left, window, deps.recorder.clipBytes)) {
    const [first, last] = [clip.at(0), clip.at(-1)]
    if (first === undefined || last === undefined) continue
    if (signal.aborted) return
    const of = { segments: clip, from: first.from, to: last.to }
    const made = await makeOne(deps, task, of, signal)
    if (made === null) continue
    if (await task.keep(made)) await task.shelf.drop(clip.map(({ name }) => name))
  }
}

/** Of the minute before: what began before the start; what lies across it is in these. */
export async function clipsBefore(
  deps: CaptureDeps,
  task: ClipTask,
  signal: AbortSignal,
): Promise<void> {
  const { shelf, lead } = task
  const segments = (await shelf.segments()).filter(({ from }) => from < lead.start)
  await close(deps, task, { segments, window: beforeOf(lead) }, signal)
}

/** Of the two minutes from the start: what is left. */
export async function clipsAfter(
  deps: CaptureDeps,
  task: ClipTask,
  signal: AbortSignal,
): Promise<void> {
  const segments = await task.shelf.segments()
  await close(deps, task, { segments, window: afterOf(task.lead) }, signal)
}
