import { describe, expect, it } from 'vitest'
import type { CutCheck } from '../../../../src/core/cuts/cut-order.ts'
import type { Result } from '../../../../src/core/fault.ts'
import {
  enterProof,
  judgeLetterProof,
  proofDue,
} from '../../../../src/core/letters/judge-letter-proof.ts'
import type { Letter } from '../../../../src/core/letters/letter.ts'
import {
  ageLetter,
  enterReceipt,
  remind,
  reportMeasures,
  withdrawLetter,
} from '../../../../src/core/letters/letter-steps.ts'
import { remindersDue, reminderWaiting } from '../../../../src/core/letters/reminders.ts'
import { aLetter } from '../../../build/letters/letters.ts'
import { at } from '../../../build/violations.ts'

/** Issued 09:40, to suspend the room within an hour. */
const day = (time: string) => at(`2026-10-17T${time}+08:00`)
const LATER = day('10:00:00')
const OVER = day('10:40:00')

const ok = (result: Result<Letter>): Letter => {
  if (!result.ok) throw new Error(result.fault.message)
  return result.value
}

const codeOf = (result: Result<unknown>) => (result.ok ? null : result.fault.code)
const receipt = { receivedAt: LATER, receivedBy: '平台法务', number: 'HZ-1', enteredBy: 'user:a' }
const report = { codes: ['suspend-live'], at: LATER, by: 'user:a', note: '已暂停' } as const

const look = (found: CutCheck['found'], time: string, what = 'a'): CutCheck => ({
  at: day(time),
  what,
  found,
  detail: '',
})

describe('a receipt', () => {
  it('says that the letter arrived, and nothing of what was done', () => {
    const acknowledged = ok(enterReceipt(aLetter(), receipt, LATER))
    expect(acknowledged).toMatchObject({
      status: 'acknowledged',
      receipt: { receivedBy: '平台法务', number: 'HZ-1', enteredAt: LATER },
      verifiedAt: null,
    })
    expect(codeOf(enterReceipt(acknowledged, receipt, LATER))).toBe('wrong-state')
  })

  it('does not make an overdue letter one in time', () => {
    const overdue = aLetter({ status: 'overdue', overdueSince: OVER })
    expect(ok(enterReceipt(overdue, receipt, OVER)).status).toBe('overdue')
  })

  it('can be of no time before the letter or after now', () => {
    const early = { ...receipt, receivedAt: day('09:00:00') }
    expect(codeOf(enterReceipt(aLetter(), early, LATER))).toBe('bad-request')
    const late = { ...receipt, receivedAt: day('11:00:00') }
    expect(codeOf(enterReceipt(aLetter(), late, LATER))).toBe('bad-request')
  })
})

describe('what the platform says to have done', () => {
  it('is kept as its word, and asks for our own look at once', () => {
    const reported = ok(reportMeasures(aLetter(), report, LATER))
    expect(reported).toMatchObject({ status: 'issued', measures: [{ reportedAt: LATER }] })
    expect(proofDue(aLetter(), LATER)).toBe(false)
    expect(proofDue(reported, LATER)).toBe(true)
    expect(proofDue(enterProof(reported, 'live', [], day('10:01:00')), day('10:02:00'))).toBe(false)
  })

  it('must be something that was asked for', () => {
    const stranger = { ...report, codes: ['blacklist'] } as const
    expect(codeOf(reportMeasures(aLetter(), stranger, LATER))).toBe('bad-request')
  })

  it('does not keep a room that is still on air from being overdue', () => {
    const reported = ok(reportMeasures(aLetter(), report, LATER))
    expect(ageLetter(reported, OVER)).toMatchObject({ status: 'overdue', overdueSince: OVER })
  })

  it('is enough for what no look of ours can show', () => {
    const warned = aLetter({}, [{ code: 'warn' }])
    const done = { ...report, codes: ['warn'] } as const
    const reported = ok(reportMeasures(warned, done, LATER))
    expect(ageLetter(reported, day('23:00:00'))?.status).not.toBe('overdue')
    expect(ageLetter(reported, at('2026-10-19T09:40:00+08:00'))?.status).toBe('issued')
    expect(ageLetter(warned, at('2026-10-19T09:40:00+08:00'))?.status).toBe('overdue')
  })
})

describe('our own look', () => {
  it('proves only what was gone twice, seconds apart, at every address', () => {
    const twice = [look('gone', '10:00:00'), look('gone', '10:00:03')]
    expect(judgeLetterProof(['a'], twice)).toBe('verified')
    expect(judgeLetterProof(['a'], twice.slice(1))).toBe('look-again')
    expect(judgeLetterProof(['a', 'b'], twice)).toBe('unknown')
    expect(judgeLetterProof(['a', 'b'], [...twice, look('live', '10:00:03', 'b')])).toBe('live')
    expect(judgeLetterProof(['a'], [...twice, look('cached', '10:00:06')])).toBe('cached')
    expect(judgeLetterProof([], [])).toBe('unknown')
  })

  it('starts anew when something came in between', () => {
    const between = [look('gone', '10:00:00'), look('live', '10:00:03'), look('gone', '10:00:06')]
    expect(judgeLetterProof(['a'], between)).toBe('look-again')
  })

  it('is the only way to verified, also from overdue, and never out of withdrawn', () => {
    const checks = [look('gone', '11:00:00'), look('gone', '11:00:03')]
    const overdue = aLetter({ status: 'overdue', overdueSince: OVER })
    const now = day('11:00:03')
    expect(enterProof(overdue, 'verified', checks, now)).toMatchObject({
      status: 'verified',
      verifiedAt: now,
      checks,
    })
    expect(enterProof(overdue, 'unknown', checks, now).status).toBe('overdue')
    const withdrawn = aLetter({ status: 'withdrawn' })
    expect(enterProof(withdrawn, 'verified', checks, now).status).toBe('withdrawn')
  })

  it('settles what stops the room, and leaves open what it cannot show until that is reported', () => {
    const asked = aLetter({}, [{ code: 'suspend-live' }, { code: 'close-account' }])
    const off = enterProof(asked, 'verified', [], OVER)
    expect(off).toMatchObject({ status: 'issued', verifiedAt: null })
    const tomorrow = at('2026-10-18T10:00:00+08:00')
    expect(ageLetter(off, tomorrow)?.status).not.toBe('overdue')
    const afterAll = at('2026-10-21T10:00:00+08:00')
    expect(ageLetter(off, afterAll)).toMatchObject({ status: 'overdue', raised: [{}] })
    const closed = { ...report, codes: ['close-account'] } as const
    const reported = ok(reportMeasures(off, closed, LATER))
    expect(enterProof(reported, 'unknown', [], afterAll).status).toBe('issued')
    expect(enterProof(reported, 'verified', [], afterAll)).toMatchObject({ status: 'verified' })
  })

  it('is made at the deadline, and then every hour while it is overdue', () => {
    expect(proofDue(aLetter(), OVER)).toBe(true)
    const overdue = aLetter({ status: 'overdue', overdueSince: OVER, provedAt: day('10:41:00') })
    expect(proofDue(overdue, day('11:00:00'))).toBe(false)
    expect(proofDue(overdue, day('11:41:00'))).toBe(true)
    expect(proofDue({ ...overdue, status: 'verified' }, day('11:41:00'))).toBe(false)
  })
})

describe('reminders', () => {
  const causes = (letter: Letter, time: string) =>
    remindersDue(letter, day(time)).map(({ cause }) => cause)

  it('fall due half way without a receipt, at the deadline, and each day after it', () => {
    expect(causes(aLetter(), '10:09:59')).toEqual([])
    expect(causes(aLetter(), '10:10:00')).toEqual(['no-receipt'])
    expect(causes(ok(enterReceipt(aLetter(), receipt, LATER)), '10:10:00')).toEqual([])
    expect(causes(aLetter(), '10:40:00')).toEqual(['overdue'])
    const next = remindersDue(aLetter(), at('2026-10-18T10:40:00+08:00'))
    expect(next.map(({ cause }) => cause)).toEqual(['still-overdue'])
  })

  it('are raised once, and wait until a person sends one', () => {
    const raised = ageLetter(aLetter(), day('10:10:00'))
    expect(raised?.raised).toEqual([{ at: day('10:10:00'), cause: 'no-receipt' }])
    if (raised === null) return
    expect(ageLetter(raised, day('10:11:00'))).toBeNull()
    expect(reminderWaiting(raised)).toMatchObject({ cause: 'no-receipt' })
    const sent = ok(remind(raised, { by: 'user:a', reason: '请速办' }, day('10:15:00')))
    expect(sent.reminders).toEqual([
      { ordinal: 1, at: day('10:15:00'), by: 'user:a', reason: '请速办' },
    ])
    expect(reminderWaiting(sent)).toBeNull()
  })

  it('end with a proof or a withdrawal', () => {
    const withdrawn = ok(withdrawLetter(aLetter(), { by: 'user:a', why: '发错了' }, LATER))
    expect(withdrawn).toMatchObject({ status: 'withdrawn', withdrawn: { why: '发错了' } })
    expect(ageLetter(withdrawn, OVER)).toBeNull()
    expect(codeOf(remind(withdrawn, { by: 'user:a', reason: '' }, OVER))).toBe('letter-closed')
    expect(codeOf(withdrawLetter(withdrawn, { by: 'user:a', why: '' }, OVER))).toBe('letter-closed')
    expect(causes(aLetter({ status: 'verified' }), '10:40:00')).toEqual([])
  })
})
