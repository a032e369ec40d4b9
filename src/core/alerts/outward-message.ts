import type { Instant } from '../time/instant.ts'
import type { AlertLevel } from '../violations/alert.ts'

/** A word in both languages, Chinese first. */
export type Words = { readonly zh: string; readonly en: string }

/** One alert in a message. Texts of strangers are plain: one line, no control characters, cut. */
export type MessageEntry = {
  /** `null`: it is told of something else. */
  readonly alertId: string | null
  readonly violationId: string
  readonly level: AlertLevel
  readonly news: string
  readonly heading: Words
  readonly facts: readonly { readonly label: Words; readonly value: string }[]
  /** Where the violation is shown; `null`: nobody set the program's address. */
  readonly link: string | null
}

/** What a channel is given to send. Holds no secret. */
export type OutwardMessage = {
  /** `attention`: what a saved search found. */
  readonly kind: 'alerts' | 'attention' | 'test'
  readonly at: Instant
  readonly title: Words
  readonly entries: readonly MessageEntry[]
  /** Alerts that are in it besides those listed. */
  readonly more: number
  /** Who is told by the roster, and what the shift before left word of. */
  readonly notes: readonly Words[]
}
