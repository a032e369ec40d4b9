import type { Instant } from '../time/instant.ts'

/** What is taken down of a lead, one after the other (docs/capture.md). */
export const CAPTURE_ITEMS = [
  'media-before',
  'media-after',
  'frames',
  'sound',
  'page-screenshot',
  'page-text',
  'chat',
  'headers',
  'addresses',
  'certificate',
  'versions',
  'clock',
  'calendar',
  'rule',
] as const
export type CaptureItemName = (typeof CAPTURE_ITEMS)[number]

/** `partly`: some of it, and `why` says what is missing. */
export const CAPTURE_OUTCOMES = ['captured', 'partly', 'missing'] as const
export type CaptureOutcome = (typeof CAPTURE_OUTCOMES)[number]

/** A sentence in both languages, without its full stop. */
export type CaptureWords = { readonly zh: string; readonly en: string }

/** Something that was learned, by its name. */
export type CaptureFact = CaptureWords & { readonly value: string }

/** One line of the list: what was captured and when, or why not. */
export type CaptureItem = {
  readonly item: CaptureItemName
  readonly outcome: CaptureOutcome
  /** When it was captured; `null`: it was not. */
  readonly at: Instant | null
  /** sha256 of the files that it is in. */
  readonly files: readonly string[]
  readonly facts: readonly CaptureFact[]
  /** `null` where nothing is missing. */
  readonly why: CaptureWords | null
}
