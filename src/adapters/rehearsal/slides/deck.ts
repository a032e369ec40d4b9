import type { Duration } from '../../../core/time/duration.ts'

/** One picture of a lesson. `body` is HTML inside a 1280×720 page that knows the classes of slide-page.ts. */
export type Slide = { readonly shownFor: Duration; readonly body: string }

export type Deck = {
  readonly name: string
  /** Shown in the corner box. */
  readonly teacher: string
  readonly accent: string
  readonly paper: string
  readonly slides: readonly Slide[]
}

export const SLIDE_SIZE = { width: 1280, height: 720 } as const
