import { keptNames, type RoomFinding } from '../findings/room-finding.ts'
import type { TextLine } from '../picture/frame.ts'
import type { Instant } from '../time/instant.ts'
import type { CaptureItem } from './captured-item.ts'

/** Kinds of evidence, as the wire names them. */
export const EVIDENCE_KINDS = [
  'frame',
  'clip',
  'page',
  'text',
  'context',
  'screenshot',
  'capture',
] as const
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]

/** A kept file, named by the sha256 of its bytes (lower-case hex), and when what it shows was seen or heard. */
type PieceOf<Kind extends EvidenceKind> = {
  readonly kind: Kind
  readonly sha256: string
  readonly at: Instant
}

/** A picture (PNG), with what was read on it. */
export type FramePiece = PieceOf<'frame'> & {
  readonly perceptualHash: string
  readonly width: number
  readonly height: number
  readonly lines: readonly TextLine[]
  /** OCR engine and version; `null` when the text came from the page alone. */
  readonly engine: string | null
}

/** Words that were said. `from` and `to` are seconds since the begin of the sound, `confidence` is 0..1. */
export type SpokenLine = {
  readonly text: string
  readonly confidence: number
  readonly from: number
  readonly to: number
}

/** What a clip may be: what browsers play (RFC 6381 parameters left out). */
export const CLIP_TYPES = [
  'audio/ogg',
  'audio/webm',
  'audio/mp4',
  'audio/mpeg',
  'audio/wav',
  'video/mp4',
  'video/webm',
] as const
export type ClipType = (typeof CLIP_TYPES)[number]

/** Some seconds of sound, with or without pictures, and what was said in them. */
export type ClipPiece = PieceOf<'clip'> & {
  readonly seconds: number
  readonly startsAt: Instant
  readonly mimeType: ClipType
  readonly segments: readonly SpokenLine[]
  /** What made the words out of the sound, and its version. */
  readonly engine: string | null
}

/** Titles and page of a room word for word, because of a name on them: canonical JSON. */
export type PagePiece = PieceOf<'page'>
/** Words by themselves, UTF-8. */
export type TextPiece = PieceOf<'text'>
/** The words around the pictures at some looks (`LookContext`): canonical JSON. */
export type ContextPiece = PieceOf<'context'>

/** The page of a room as a browser showed it (PNG). */
export type ScreenshotPiece = PieceOf<'screenshot'>

/** The list of what was captured of the lead, and why not: canonical JSON of the same. */
export type CapturePiece = PieceOf<'capture'> & { readonly items: readonly CaptureItem[] }

/** Everything that is kept as evidence of a violation. */
export type EvidencePiece =
  | FramePiece
  | ClipPiece
  | PagePiece
  | TextPiece
  | ContextPiece
  | ScreenshotPiece
  | CapturePiece

export const framesAmong = (pieces: readonly EvidencePiece[]): readonly FramePiece[] =>
  pieces.filter((piece) => piece.kind === 'frame')

export const clipsAmong = (pieces: readonly EvidencePiece[]): readonly ClipPiece[] =>
  pieces.filter((piece) => piece.kind === 'clip')

/** The list of what was captured; of several the one that was written last. `null`: there is none (yet). */
export const captureAmong = (pieces: readonly EvidencePiece[]): CapturePiece | null =>
  pieces
    .filter((piece) => piece.kind === 'capture')
    .toSorted((a, b) => b.at - a.at)
    .at(0) ?? null

/** Titles and pages that were kept because a name was found on them. */
export const pagesOf = (findings: readonly RoomFinding[]): readonly PagePiece[] =>
  keptNames(findings).map((name) => ({ kind: 'page', ...name }))

/** What the bytes of a piece are, as browsers are to be told. */
export function mediaTypeOf(piece: EvidencePiece): string {
  switch (piece.kind) {
    case 'frame':
    case 'screenshot':
      return 'image/png'
    case 'clip':
      return piece.mimeType
    case 'text':
      return 'text/plain; charset=utf-8'
    case 'page':
    case 'context':
    case 'capture':
      return 'application/json; charset=utf-8'
  }
}
