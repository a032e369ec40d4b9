import type { Classification } from '../detection/classification.ts'
import type { LessonTime } from '../lesson/lesson-time.ts'
import type { Subject } from '../reading/subject.ts'
import type { KeyContent } from '../registry/object-kind.ts'
import type { ReplayFinding } from '../replay/replay-finding.ts'

/** The seven variations of the ministry's notice of 2021-09-08 (docs/rules.md §3.1). */
export const DISGUISE_CODES = ['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7'] as const
export type DisguiseCode = (typeof DISGUISE_CODES)[number]

/** Under what a lesson goes on air instead of under its own name (docs/rules.md §3.1, §3.2). */
export const DISGUISE_KINDS = [
  'answering-questions',
  'live-as-recording',
  'companion-study',
  'one-to-one',
  'live-in-tutor',
  'non-subject-name',
  'parent-guidance',
  'trial-lesson',
  'consulting-name',
  'in-service-teacher',
  'meeting-room',
] as const
export type DisguiseKind = (typeof DISGUISE_KINDS)[number]

/** Where a name was found: the register, or the page by the role of the piece. */
export const NAME_SOURCES = [
  'room-title',
  'page-title',
  'course-list',
  'description',
  'announcement',
  'price',
  'teacher',
] as const
export type NameSource = (typeof NAME_SOURCES)[number]

/** What the institution itself calls it. */
export type NamePiece = { readonly source: NameSource; readonly text: string }

/** 名义: the piece as it stands there (contacts masked) with the words of it that make the name. */
export type DisguiseName = NamePiece & {
  /** UTF-16, half-open, into `text`. */
  readonly words: readonly { readonly term: string; readonly start: number; readonly end: number }[]
  /** Page and titles as kept in the evidence store; `null` while nothing rests on them. */
  readonly sha256: string | null
}

/** 实质: what was shown, measured and read. */
export type Substance = {
  readonly time: LessonTime
  /** Of the lesson as a whole; `null`: nothing was read yet. */
  readonly classification: Classification | null
  readonly replay: ReplayFinding | null
  /** Money is taken; `null` is not known. */
  readonly charged: boolean | null
  /** Words of check-in, answering and calling up, on the screen or in the chat. */
  readonly manners: readonly string[]
  readonly pupilsPresent: boolean
  /** Names of the curriculum as they stood on the screens. */
  readonly terms: readonly string[]
  /** sha256 of kept frames. */
  readonly frames: readonly string[]
}

export const DISGUISE_DECISIONS = ['counts-as-live-teaching', 'review', 'none'] as const
export type DisguiseDecision = (typeof DISGUISE_DECISIONS)[number]

/** Name and substance side by side, as §3.2 wants them kept, and what follows. */
export type DisguiseFinding = {
  readonly kind: DisguiseKind
  readonly code: DisguiseCode
  readonly keyContent: KeyContent
  readonly name: DisguiseName
  readonly substance: Omit<Substance, 'classification' | 'replay'> & {
    readonly label: Classification['label'] | null
    readonly score: number
    readonly subjects: readonly Subject[]
    readonly replayed: boolean
  }
  readonly decision: DisguiseDecision
  readonly reason: { readonly zh: string; readonly en: string }
  /** Documents and articles, Chinese short titles. */
  readonly basis: readonly string[]
}
