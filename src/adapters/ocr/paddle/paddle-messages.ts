import type { TextLine } from '../../../core/detection/frame.ts'

/** A picture for the thread; its bytes are copied. */
export type PaddleQuestion = {
  readonly number: number
  readonly picture: Uint8Array
  readonly place: string | null
}

export type PaddleAnswer =
  | {
      readonly number: number
      readonly kind: 'read'
      readonly lines: readonly TextLine[]
      readonly linesReused: number
    }
  | { readonly number: number; readonly kind: 'unreadable' }
  | { readonly number: number; readonly kind: 'failed'; readonly reason: string }
