import type { CardOfCase } from '../../../app/cards/card-of-case.ts'
import type { LetterFile } from '../../../app/letters/letter-queries.ts'
import type { CardOfCase as WireCard } from '../../../contracts/letters/card.ts'
import type { Measure, Letter as WireLetter } from '../../../contracts/letters/letter.ts'
import type { Bilingual } from '../../../contracts/primitives.ts'
import {
  type AskedMeasure,
  type DocumentFormat,
  deadlineOf,
  type Letter,
  type LetterStatus,
} from '../../../core/letters/letter.ts'
import { basisOf, MEASURE_CODES, measureOf } from '../../../core/letters/measures.ts'
import { reminderWaiting } from '../../../core/letters/reminders.ts'
import type { CivilDate } from '../../../core/time/civil-date.ts'
import { toSeconds } from '../../../core/time/duration.ts'
import { formatInstant, type Instant } from '../../../core/time/instant.ts'

const LETTER_STATUS_WORDS: Readonly<Record<LetterStatus, Bilingual>> = {
  issued: { zh: '已发函，未收到回执', en: 'sent, no receipt yet' },
  acknowledged: { zh: '对方已收到，停播尚未证实', en: 'received; not proven off air' },
  verified: { zh: '已证实停播', en: 'verified: off air by our own look' },
  overdue: { zh: '逾期', en: 'overdue' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
}

const CARD_STATUS_WORDS: Readonly<Partial<Record<LetterStatus, Bilingual>>> = {
  acknowledged: { zh: '已送达', en: 'served' },
}

const instantOrNull = (at: Instant | null): string | null =>
  at === null ? null : formatInstant(at)

/** With its instants as they go over the wire. */
function withTimes<Name extends string, Row extends Readonly<Record<Name, Instant>>>(
  row: Row,
  ...names: readonly Name[]
): Omit<Row, Name> & Record<Name, string> {
  const times = Object.fromEntries(names.map((name) => [name, formatInstant(row[name])]))
  return { ...row, ...(times as Record<Name, string>) }
}

const measureShown = ({ code, law, due, reportedAt }: AskedMeasure) => {
  const { zh, en, stops } = measureOf(code)
  return {
    code,
    law,
    stops,
    words: { zh, en },
    due: formatInstant(due),
    reportedAt: instantOrNull(reportedAt),
  }
}

/** What a letter to such a room may ask for. */
export const presentMeasures = (room: {
  readonly sellsCourses: boolean
  readonly on: CivilDate
}): readonly Measure[] =>
  MEASURE_CODES.map((code) => {
    const { zh, en, within, stops } = measureOf(code)
    const hours = toSeconds(within) / 3_600
    return { code, words: { zh, en }, law: basisOf(code, room), hours, stops }
  })

/** Where it stands, and what has come back. */
function progressOf(letter: Letter) {
  const waiting = reminderWaiting(letter)
  const { receipt, withdrawn, status, kind } = letter
  return {
    status,
    statusWords:
      (kind === 'card' ? CARD_STATUS_WORDS[status] : undefined) ?? LETTER_STATUS_WORDS[status],
    deadline: instantOrNull(deadlineOf(letter)),
    receipt: receipt === null ? null : withTimes(receipt, 'receivedAt', 'enteredAt'),
    reports: letter.reports.map((report) => withTimes(report, 'at', 'enteredAt')),
    reminders: letter.reminders.map((reminder) => withTimes(reminder, 'at')),
    reminderDue: waiting === null ? null : withTimes(waiting, 'at'),
    checks: letter.checks.map(({ at, what, found, detail }) => ({
      at: formatInstant(at),
      what,
      found,
      detail,
    })),
    provedAt: instantOrNull(letter.provedAt),
    verifiedAt: instantOrNull(letter.verifiedAt),
    overdueSince: instantOrNull(letter.overdueSince),
    withdrawn: withdrawn === null ? null : withTimes(withdrawn, 'at'),
  }
}

export function presentLetter(letter: Letter): WireLetter {
  const { facts } = letter
  return {
    id: letter.id,
    number: letter.number,
    kind: letter.kind,
    violationId: letter.violationId,
    roomId: letter.roomId,
    institutionId: letter.institutionId,
    addressee: letter.addressee,
    issuer: letter.issuer,
    contact: letter.contact,
    reason: letter.reason,
    sellsCourses: letter.sellsCourses,
    institution: facts.institution,
    room: facts.room,
    account: facts.account,
    finding: facts.finding,
    rehearsal: facts.rehearsal,
    evidence: letter.evidence.map(({ kind, at, digest }) => ({
      kind,
      at: formatInstant(at),
      sha256: digest,
    })),
    evidenceTotal: letter.evidenceTotal,
    measures: letter.measures.map(measureShown),
    card: letter.card,
    issuedAt: formatInstant(letter.issuedAt),
    issuedBy: letter.issuedBy,
    ...progressOf(letter),
    documents: letter.documents,
    version: letter.version,
  }
}

/** A file name that says which letter it is: RFC 6266, and RFC 8187 for the Chinese of it. */
export function dispositionOf(
  { letter }: LetterFile,
  ordinal: number,
  format: DocumentFormat,
): string {
  const name = `${letter.number}${ordinal === 0 ? '' : ` 催办${ordinal}`}.${format}`
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="letter-${letter.year}-${letter.serial}-${ordinal}.${format}"; filename*=UTF-8''${encoded}`
}

export function presentCardOfCase({ entry, setAside, marks, ...sum }: CardOfCase): WireCard {
  const { violationId, grave, appeals } = marks
  return {
    violationId,
    yellowCards: sum.yellowCards,
    foreign: sum.foreign,
    setAside: setAside?.standing ?? null,
    entry:
      entry === null
        ? null
        : {
            on: entry.on,
            mark: entry.mark,
            weight: entry.weight,
            countsUntil: entry.countsUntil,
          },
    grave: grave === null ? null : withTimes(grave, 'at'),
    appeals: appeals.map(({ decision, ...appeal }) => ({
      ...withTimes(appeal, 'filedAt', 'enteredAt'),
      decision: decision === null ? null : withTimes(decision, 'at'),
    })),
  }
}
