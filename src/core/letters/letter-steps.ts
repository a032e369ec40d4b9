import { fail, type Result, succeed } from '../fault.ts'
import { type Duration, minutes } from '../time/duration.ts'
import { type Instant, plus } from '../time/instant.ts'
import {
  isOpen,
  isOutstanding,
  type Letter,
  type LetterStatus,
  type MeasureReport,
  type Receipt,
} from './letter.ts'
import { remindersDue } from './reminders.ts'

/** Clocks of offices differ. */
const AHEAD_AT_MOST: Duration = minutes(5)

const STATUS_WORDS: Readonly<Record<LetterStatus, string>> = {
  issued: '已发函，未收到回执 issued',
  acknowledged: '对方已收到 acknowledged',
  verified: '已证实停播 verified',
  overdue: '逾期 overdue',
  withdrawn: '已撤回 withdrawn',
}

const changed = (letter: Letter, change: Partial<Letter>): Letter => ({
  ...letter,
  ...change,
  version: letter.version + 1,
})

const notOpen = (letter: Letter): Result<never> =>
  fail(
    'letter-closed',
    `该函已了结（${STATUS_WORDS[letter.status]}）。This letter is closed.`,
    'status',
  )

/** What an addressee is said to have done cannot lie in the future, nor before there was a letter. */
function checkMoment(letter: Letter, at: Instant, now: Instant, field: string): Result<null> {
  if (at < letter.issuedAt || at > plus(now, AHEAD_AT_MOST)) {
    return fail(
      'bad-request',
      '时间须在发函之后、现在之前。The time must lie between the letter and now.',
      field,
    )
  }
  return succeed(null)
}

/** A person enters the receipt. It says that the letter arrived, and nothing of what was done; it is entered once. */
export function enterReceipt(
  letter: Letter,
  receipt: Omit<Receipt, 'enteredAt'>,
  now: Instant,
): Result<Letter> {
  if (letter.status === 'withdrawn') return notOpen(letter)
  if (letter.receipt !== null) {
    return fail('wrong-state', '回执已登记。The receipt was entered already.', 'receipt')
  }
  const moment = checkMoment(letter, receipt.receivedAt, now, 'receivedAt')
  if (!moment.ok) return moment
  const status = letter.status === 'issued' ? 'acknowledged' : letter.status
  return succeed(changed(letter, { status, receipt: { ...receipt, enteredAt: now } }))
}

/** The platform says that it has done some of what was asked. That is its word: whether it is so our own look shows. */
export function reportMeasures(
  letter: Letter,
  report: Omit<MeasureReport, 'enteredAt'>,
  now: Instant,
): Result<Letter> {
  if (letter.status === 'withdrawn') return notOpen(letter)
  const asked = letter.measures.map(({ code }) => code)
  const stranger = report.codes.find((code) => !asked.includes(code))
  if (stranger !== undefined || report.codes.length === 0) {
    return fail(
      'bad-request',
      '只能登记函中要求的措施。Only measures that the letter asks for can be reported.',
      'codes',
    )
  }
  const moment = checkMoment(letter, report.at, now, 'at')
  if (!moment.ok) return moment
  const measures = letter.measures.map((one) =>
    report.codes.includes(one.code) ? { ...one, reportedAt: one.reportedAt ?? report.at } : one,
  )
  return succeed(
    changed(letter, { measures, reports: [...letter.reports, { ...report, enteredAt: now }] }),
  )
}

/** A person sends a reminder. */
export function remind(
  letter: Letter,
  { by, reason }: { readonly by: string; readonly reason: string },
  now: Instant,
): Result<Letter> {
  if (!isOpen(letter)) return notOpen(letter)
  const reminder = { ordinal: letter.reminders.length + 1, at: now, by, reason }
  return succeed(changed(letter, { reminders: [...letter.reminders, reminder] }))
}

/** A person takes it back: it was wrong, or is not needed any more. What it was stays on record. */
export function withdrawLetter(
  letter: Letter,
  { by, why }: { readonly by: string; readonly why: string },
  now: Instant,
): Result<Letter> {
  if (letter.status === 'withdrawn') return notOpen(letter)
  return succeed(changed(letter, { status: 'withdrawn', withdrawn: { at: now, by, why } }))
}

/** Late when the time of any measure is over that the platform has not reported, or whose effect we would see and do not. */
export function isLate(letter: Letter, now: Instant): boolean {
  if (letter.status !== 'issued' && letter.status !== 'acknowledged') return false
  return letter.measures.some((one) => one.due <= now && isOutstanding(one))
}

/** What time alone does to a letter: overdue, and reminders that people are told of. `null`: nothing. */
export function ageLetter(letter: Letter, now: Instant): Letter | null {
  const late = isLate(letter, now)
  const due = remindersDue(letter, now)
  if (!late && due.length === 0) return null
  return changed(letter, {
    raised: [...letter.raised, ...due],
    ...(late ? { status: 'overdue', overdueSince: now } : {}),
  })
}
