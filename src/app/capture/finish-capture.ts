import {
  askedFor,
  type CapturedLead,
  notInClips,
} from '../../core/evidence/capture/capture-plan.ts'
import type { DatedTrouble } from '../../core/evidence/capture/capture-words.ts'
import type { KeptCapture } from '../../core/evidence/capture/kept-capture.ts'
import type { KeptClip } from '../../core/evidence/capture/learned-facts.ts'
import { type Duration, minutes, seconds } from '../../core/time/duration.ts'
import type { CaptureShelf } from '../../ports/capture/media-recorder.ts'
import { type Attached, attachCapture } from './attach-capture.ts'
import type { CaptureDeps } from './capture-deps.ts'
import { type ClipTask, clipsAfter, clipsBefore } from './make-clips.ts'

const ATTACH_EVERY: Duration = seconds(5)
/** The look that told it waits in the queue for no longer than this, counted while the database answers. */
const ATTACH_WITHIN: Duration = minutes(5)
/** A database that is away for longer is asked again when leftovers are looked for. */
const AWAY_WITHIN: Duration = minutes(30)

export type KnownCapture = KeptCapture & { readonly lead: CapturedLead }

/** What grows while a capture is closed. */
export type Grown = {
  clips: readonly KeptClip[]
  troubles: readonly DatedTrouble[]
}

/** Writes down what is known; `false`: the disk would not take it, which the list will say. */
export async function noteOn(
  { clock, logger }: Pick<CaptureDeps, 'clock' | 'logger'>,
  shelf: CaptureShelf,
  grown: Grown,
  kept: () => KeptCapture,
): Promise<boolean> {
  try {
    await shelf.note(kept())
    return true
  } catch (error) {
    if (!grown.troubles.some(({ trouble, to }) => trouble === 'disk-full' && to === null)) {
      logger.warn({ roomId: kept().roomId, error: String(error) }, 'a capture was not noted')
      grown.troubles = [...grown.troubles, { trouble: 'disk-full', from: clock.now(), to: null }]
    }
    return false
  }
}

/** Clips go into what is known, and are written down, before their segments go. */
export const clipTask = (
  deps: CaptureDeps,
  shelf: CaptureShelf,
  grown: Grown,
  { kept, lead }: { readonly kept: () => KeptCapture; readonly lead: CapturedLead },
): ClipTask => ({
  shelf,
  lead,
  roomId: kept().roomId,
  clips: () => grown.clips,
  keep: async (clip) => {
    grown.clips = [...grown.clips, clip]
    return await noteOn(deps, shelf, grown, kept)
  },
  failed: (trouble, { from, to }) => {
    grown.troubles = [...grown.troubles, { trouble, from, to }]
  },
})

async function tryAttach(deps: CaptureDeps, kept: KnownCapture): Promise<Attached | 'away'> {
  try {
    return await attachCapture(deps, kept)
  } catch (error) {
    deps.logger.warn({ roomId: kept.roomId, error: String(error) }, 'a capture was not filed (yet)')
    return 'away'
  }
}

/** `none`: it belongs to no violation. `later`: nobody could say, and what there is stays. */
async function attachInTime(
  deps: CaptureDeps,
  kept: () => KnownCapture,
  signal: AbortSignal,
  each: () => Promise<unknown>,
): Promise<'filed' | 'none' | 'later'> {
  const { clock, logger } = deps
  const began = clock.monotonic()
  let since = began
  let wasAway = false
  for (;;) {
    if (signal.aborted) return 'later'
    const attached = await tryAttach(deps, kept())
    if (attached === 'attached' || attached === 'there-already') return 'filed'
    const now = clock.monotonic()
    if (attached === 'away') {
      wasAway = true
      since = now
    }
    if (now - began >= AWAY_WITHIN) return 'later'
    if (now - since >= ATTACH_WITHIN) {
      if (wasAway) return 'later'
      logger.info({ roomId: kept().roomId }, 'what was captured belongs to no violation')
      return 'none'
    }
    await each()
    await clock.sleep(ATTACH_EVERY, signal)
  }
}

/** Once filed nothing stays on the disk, but what the lead asks for and no clip could be made of. */
async function clear(
  shelf: CaptureShelf,
  kept: () => KnownCapture,
  filed: 'filed' | 'none' | 'later',
): Promise<void> {
  if (filed === 'none') return await shelf.remove()
  if (filed === 'later') return shelf.release()
  const { lead, clips } = kept()
  const left = notInClips(askedFor(await shelf.segments(), lead), clips)
  if (left.length === 0) return await shelf.remove()
  await shelf.note({ ...kept(), filed: true })
  shelf.release()
}

/** Clips of what is whole, the list, and nothing left on the disk. */
export async function finishCapture(
  deps: CaptureDeps,
  shelf: CaptureShelf | null,
  known: KnownCapture,
  signal: AbortSignal,
): Promise<void> {
  const grown: Grown = { clips: known.clips, troubles: known.mediaTroubles }
  const kept = (): KnownCapture => ({
    ...known,
    clips: grown.clips,
    mediaTroubles: grown.troubles,
  })
  if (shelf === null) return void (await attachInTime(deps, kept, signal, async () => undefined))
  try {
    const task = clipTask(deps, shelf, grown, { kept, lead: known.lead })
    await clipsBefore(deps, task, signal)
    await clipsAfter(deps, task, signal)
  } catch (error) {
    deps.logger.warn({ roomId: known.roomId, error: String(error) }, 'clips were not all made')
  }
  const note = () => noteOn(deps, shelf, grown, kept)
  await note()
  await clear(shelf, kept, await attachInTime(deps, kept, signal, note))
}
