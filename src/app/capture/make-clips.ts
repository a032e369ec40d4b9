import {
  afterOf,
  beforeOf,
  type CapturedLead,
  clipsOf,
  type MediaSegment,
  type Window,
} from '../../core/evidence/capture/capture-plan.ts'
import type { KeptClip } from '../../core/evidence/capture/learned-facts.ts'
import type { CaptureShelf } from '../../ports/capture/media-recorder.ts'
import type { CaptureDeps } from './capture-deps.ts'

const namesOf = (segments: readonly MediaSegment[]): readonly string[] =>
  segments.map(({ name }) => name)

/** Makes clips of the segments that lie in the window, stores them, and drops those segments: each is in one clip. */
async function close(
  { recorder, evidenceStore }: CaptureDeps,
  shelf: CaptureShelf,
  { segments, window, roomId }: ToClose,
  signal: AbortSignal,
): Promise<readonly KeptClip[]> {
  const made: KeptClip[] = []
  for (const clip of clipsOf(segments, window, recorder.clipBytes)) {
    const [first, last] = [clip.at(0), clip.at(-1)]
    const closed = await recorder.clip(shelf, clip, signal)
    if (closed === null || first === undefined || last === undefined) continue
    const { sha256 } = await evidenceStore.put(closed.bytes, closed.mediaType, roomId)
    const bytes = closed.bytes.length
    made.push({ sha256, at: first.from, from: first.from, to: last.to, bytes })
    await shelf.drop(namesOf(clip))
  }
  return made
}

type ToClose = {
  readonly segments: readonly MediaSegment[]
  readonly window: Window
  readonly roomId: string
}

/** Of the minute before: what began before the start; what lies across it is in these. */
export async function clipsBefore(
  deps: CaptureDeps,
  shelf: CaptureShelf,
  { lead, roomId }: { readonly lead: CapturedLead; readonly roomId: string },
  signal: AbortSignal,
): Promise<readonly KeptClip[]> {
  const segments = (await shelf.segments()).filter(({ from }) => from < lead.start)
  return await close(deps, shelf, { segments, window: beforeOf(lead), roomId }, signal)
}

/** Of the two minutes from the start: what is left. */
export async function clipsAfter(
  deps: CaptureDeps,
  shelf: CaptureShelf,
  { lead, roomId }: { readonly lead: CapturedLead; readonly roomId: string },
  signal: AbortSignal,
): Promise<readonly KeptClip[]> {
  const segments = await shelf.segments()
  return await close(deps, shelf, { segments, window: afterOf(lead), roomId }, signal)
}
