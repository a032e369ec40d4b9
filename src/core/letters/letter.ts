import type { CutCheck } from '../cuts/cut-order.ts'
import type { CardMark } from '../policy/verdict.ts'
import type { CivilDate } from '../time/civil-date.ts'
import type { Instant } from '../time/instant.ts'
import type { EvidenceKind } from '../violations/evidence-piece.ts'
import { isShownByOffAir, type MeasureCode, measureOf } from './measures.ts'

/**
 * `issued` → `acknowledged` → `verified` | `overdue`. Receipt is what the addressee says, `verified` is what our own look
 * shows and nothing else; `withdrawn` by a person.
 */
export const LETTER_STATUSES = [
  'issued',
  'acknowledged',
  'verified',
  'overdue',
  'withdrawn',
] as const
export type LetterStatus = (typeof LETTER_STATUSES)[number]

/** To a platform, that it acts; to the institution, that it has been given a card. */
export const LETTER_KINDS = ['measures', 'card'] as const
export type LetterKind = (typeof LETTER_KINDS)[number]

/** What is known at the time of the letter. It stays as it was written, whatever becomes of the case. */
export type LetterFacts = {
  readonly institution: string
  readonly creditCode: string | null
  readonly region: string
  readonly room: string
  /** How the platform names it. */
  readonly account: string | null
  readonly pageUrl: string | null
  readonly addresses: readonly string[]
  readonly seenFrom: Instant
  readonly seenUntil: Instant
  readonly sightings: number
  /** Which rule was broken, by which law, in one sentence. */
  readonly finding: string
  readonly ruleVersion: string
  /** A drill: said at the top of every page. */
  readonly rehearsal: boolean
}

export type LetterEvidence = {
  readonly kind: EvidenceKind
  readonly at: Instant
  /** sha256 of the file, lower-case hex. Named otherwise than files that a row cannot do without: the letter outlives them. */
  readonly digest: string
}

export type AskedMeasure = {
  readonly code: MeasureCode
  readonly law: readonly string[]
  readonly due: Instant
  /** When the platform says to have done it; `null`: it has not said so. Nobody has looked. */
  readonly reportedAt: Instant | null
  /** When our own look showed the room off air, of a measure that stops it; left out: it has not. */
  readonly provenAt?: Instant
}

/** 红黄牌 as told to the institution. */
export type CardTold = {
  readonly mark: CardMark
  readonly on: CivilDate
  readonly yellowCards: number
  readonly countsUntil: CivilDate
  readonly grave: string | null
  /** Working days from receipt on within which it may be appealed against. */
  readonly appealWorkdays: number
  readonly law: readonly string[]
}

export type Contact = { readonly name: string; readonly phone: string }

/** 回执, entered by a person. */
export type Receipt = {
  /** When the addressee received it, as its receipt says. */
  readonly receivedAt: Instant
  /** Who signed for it there. */
  readonly receivedBy: string
  /** Number of the receipt; empty when it has none. */
  readonly number: string
  readonly enteredBy: string
  readonly enteredAt: Instant
}

/** What the platform says to have done. */
export type MeasureReport = {
  readonly codes: readonly MeasureCode[]
  /** When it did so, as it says. */
  readonly at: Instant
  readonly by: string
  readonly note: string
  readonly enteredAt: Instant
}

/** 催办. */
export type Reminder = {
  readonly ordinal: number
  readonly at: Instant
  readonly by: string
  readonly reason: string
}

export const REMINDER_CAUSES = ['no-receipt', 'overdue', 'still-overdue'] as const
export type ReminderCause = (typeof REMINDER_CAUSES)[number]

/** The clock says that a reminder is due; a person sends it. */
export type RaisedReminder = { readonly at: Instant; readonly cause: ReminderCause }

export const DOCUMENT_FORMATS = ['docx', 'pdf'] as const
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number]

export const DOCUMENT_TYPES: Readonly<Record<DocumentFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
}

/** A file as it was sent, kept in the evidence store. */
export type KeptDocument = {
  /** 0: the letter; 1, 2, …: its reminders. */
  readonly ordinal: number
  readonly format: DocumentFormat
  readonly sha256: string
  readonly bytes: number
}

export type Letter = {
  readonly id: string
  /** 文号. */
  readonly number: string
  readonly year: number
  /** Of the year, counted up. */
  readonly serial: number
  readonly kind: LetterKind
  readonly violationId: string
  readonly roomId: string
  readonly institutionId: string
  readonly addressee: string
  /** 发函单位, whose seal goes on it. */
  readonly issuer: string
  readonly contact: Contact
  readonly reason: string
  readonly sellsCourses: boolean
  readonly facts: LetterFacts
  readonly evidence: readonly LetterEvidence[]
  /** How many there are, also those that the letter does not list. */
  readonly evidenceTotal: number
  readonly measures: readonly AskedMeasure[]
  readonly card: CardTold | null
  readonly status: LetterStatus
  readonly issuedAt: Instant
  readonly issuedBy: string
  readonly receipt: Receipt | null
  readonly reports: readonly MeasureReport[]
  readonly reminders: readonly Reminder[]
  readonly raised: readonly RaisedReminder[]
  /** Our own looks, the newest last. */
  readonly checks: readonly CutCheck[]
  /** When the last round of looks was over; `null`: nobody has looked. */
  readonly provedAt: Instant | null
  readonly verifiedAt: Instant | null
  readonly overdueSince: Instant | null
  readonly withdrawn: { readonly at: Instant; readonly by: string; readonly why: string } | null
  readonly documents: readonly KeptDocument[]
  readonly version: number
}

/** Whether anything may still be expected of it. */
export const isOpen = ({ status }: Pick<Letter, 'status'>): boolean =>
  status === 'issued' || status === 'acknowledged' || status === 'overdue'

/**
 * Whether a measure is still to be done: one that stops the room until our own look has shown it, one of which no look can
 * show all until the platform has reported it.
 */
export const isOutstanding = ({ code, reportedAt, provenAt }: AskedMeasure): boolean =>
  (measureOf(code).stops && provenAt === undefined) ||
  (!isShownByOffAir(code) && reportedAt === null)

/** Whether a case may be closed upon it: the room was seen off air, and nothing more is expected of the platform. */
export const settlesCase = (letter: Pick<Letter, 'status' | 'verifiedAt'>): boolean =>
  letter.verifiedAt !== null && !isOpen(letter)

/** When the first of its measures has to be done; `null`: it asks for none. */
export function deadlineOf({ measures }: Pick<Letter, 'measures'>): Instant | null {
  const due = measures.map((one) => one.due)
  return due.length === 0 ? null : (Math.min(...due) as Instant)
}

/** `巡函〔2026〕17号`. */
export const letterNumber = (prefix: string, year: number, serial: number): string =>
  `${prefix}〔${year}〕${serial}号`
