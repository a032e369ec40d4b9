import type { MediaSegment } from '../../core/evidence/capture/capture-plan.ts'
import type { MediaTrouble } from '../../core/evidence/capture/capture-words.ts'
import type { KeptCapture } from '../../core/evidence/capture/kept-capture.ts'

/** Where the segments of one capture lie, on this machine's disk. */
export interface CaptureShelf {
  /** Writes down what is known, whole or not at all; also says that somebody is at work on it. */
  note(kept: KeptCapture): Promise<void>
  /** Those that are whole, oldest first; of one that is being written nothing is told. */
  segments(): Promise<readonly MediaSegment[]>
  drop(names: readonly string[]): Promise<void>
  /** All of it. */
  remove(): Promise<void>
  /** Nobody here is at work on it any more: from now on it is left over. */
  release(): void
}

/** A stream that is being kept as it comes. */
export type Recording = {
  /** Why nothing more comes; `null` while something may. */
  trouble(): MediaTrouble | null
  /** Ends it; what was begun is closed and whole. Safe to call twice. */
  stop(): Promise<void>
}

export type RecordedClip = {
  /** The packets of the segments one after the other, not re-encoded, in MP4: the same segments give the same bytes. */
  readonly bytes: Uint8Array
  readonly mediaType: 'video/mp4'
}

/** Keeps streams as they come, in segments that are whole or not there. Never throws for what a stream or a disk does. */
export interface MediaRecorder {
  /** `null`: there is no room on the disk for another capture. */
  open(): Promise<CaptureShelf | null>
  /** What programs that were ended have left behind. */
  leftovers(): Promise<readonly { readonly shelf: CaptureShelf; readonly kept: KeptCapture }[]>
  /** Begins to keep a stream; one more connection to its server. */
  record(shelf: CaptureShelf, url: string): Promise<Recording>
  /** `null`: it could not be made. */
  clip(
    shelf: CaptureShelf,
    segments: readonly MediaSegment[],
    signal: AbortSignal,
  ): Promise<RecordedClip | null>
  /** Bytes that no clip exceeds. */
  readonly clipBytes: number
}
