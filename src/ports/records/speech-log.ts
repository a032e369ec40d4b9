import type { KeptSpeech } from '../../core/hearing/kept-speech.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { ClipPiece } from '../../core/violations/evidence-piece.ts'

/** How long somebody has been heard speaking in a room beside nothing to read. */
export type RoomSpeech = KeptSpeech & {
  /** Stored clips of it that no violation has yet. */
  readonly clips: readonly ClipPiece[]
}

/** One row a room, overwritten: what the next watch of the room goes on from. */
export interface SpeechLog {
  /** What was last saved of the room, however old. */
  of(roomId: string): Promise<RoomSpeech | null>
  save(roomId: string, speech: RoomSpeech): Promise<void>
  /** Rooms that nobody listened to since, nor was heard in. Clips stay where they are stored, and so do `except`. How many rooms. */
  forget(before: Instant, except?: readonly string[]): Promise<number>
}
