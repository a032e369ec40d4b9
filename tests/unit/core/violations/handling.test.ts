import { describe, expect, it } from 'vitest'
import type { Result } from '../../../../src/core/fault.ts'
import { minutes, seconds } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import {
  decideAssign,
  decideClaim,
  decideRelease,
} from '../../../../src/core/violations/decide-claim.ts'
import { decideClose, decideRefer } from '../../../../src/core/violations/decide-disposal.ts'
import { decideConfirm, decideDismiss } from '../../../../src/core/violations/decide-review.ts'
import { decideReopen, decideTakeBack } from '../../../../src/core/violations/decide-take-back.ts'
import { holderOf } from '../../../../src/core/violations/handling.ts'
import { checkNote, type Note } from '../../../../src/core/violations/note.ts'
import type { Violation } from '../../../../src/core/violations/violation.ts'
import { aStoredViolation } from '../../../build/database/database-rows.ts'
import { at } from '../../../build/violations.ts'

const NOW = at('2026-10-17T09:40:00+08:00')
const LI = { who: 'user:li', takeOver: false }
const WANG = { who: 'user:wang', takeOver: false }

function done(result: Result<Violation>): Violation {
  if (!result.ok) throw new Error(result.fault.message)
  return result.value
}

const held = done(decideClaim(aStoredViolation(), LI, NOW))

describe('claiming', () => {
  it('is for one person; the other is told who has it and until when', () => {
    const refused = decideClaim(held, WANG, NOW)
    expect(refused).toMatchObject({ fault: { code: 'conflict' } })
    expect(JSON.stringify(refused)).toContain('已由 li 至 09:50 +08:00 认领')
  })

  it('lapses after ten minutes without its holder, and is then anybody’s', () => {
    const later = plus(NOW, minutes(10))
    expect(holderOf(held, plus(later, seconds(-1)))).toBe('user:li')
    expect(holderOf(held, later)).toBeNull()
    expect(decideClaim(held, WANG, later)).toMatchObject({ value: { claimedBy: 'user:wang' } })
  })

  it('is kept by who goes on working, and written down again only when half of it is gone', () => {
    expect(decideClaim(held, LI, plus(NOW, minutes(4)))).toEqual({ ok: true, value: held })
    const renewed = done(decideClaim(held, LI, plus(NOW, minutes(6))))
    expect(holderOf(renewed, plus(NOW, minutes(15)))).toBe('user:li')
  })

  it('is taken over only by who says so', () => {
    expect(decideClaim(held, { ...WANG, takeOver: true }, NOW)).toMatchObject({
      value: { claimedBy: 'user:wang' },
    })
  })

  it('keeps others from deciding, until it lapses', () => {
    for (const decide of [decideConfirm, decideDismiss]) {
      expect(decide(held, 'user:wang', NOW)).toMatchObject({ fault: { code: 'conflict' } })
      expect(decide(held, 'user:li', NOW)).toMatchObject({ ok: true })
      expect(decide(held, 'user:wang', plus(NOW, minutes(10)))).toMatchObject({ ok: true })
    }
  })

  it('is given back by its holder or an administrator, not by anyone', () => {
    const by = (who: string, mayOverrule: boolean) => decideRelease(held, { who, mayOverrule }, NOW)
    expect(by('user:li', false)).toMatchObject({
      value: { claimedBy: null, enforcementStep: 'clue' },
    })
    expect(by('user:wang', false)).toMatchObject({ fault: { code: 'not-allowed' } })
    expect(by('user:wang', true)).toMatchObject({ value: { claimedBy: null } })
    const unclaimed = decideRelease(aStoredViolation(), { who: 'a', mayOverrule: true }, NOW)
    expect(unclaimed).toMatchObject({ fault: { code: 'wrong-state' } })
  })

  it('does not set a confirmed violation back when it is given back', () => {
    const confirmed = done(decideConfirm(held, 'user:li', NOW))
    expect(decideRelease(confirmed, { who: 'user:li', mayOverrule: false }, NOW)).toMatchObject({
      value: { enforcementStep: 'determine' },
    })
  })

  it('is not for what is settled, and neither is assigning', () => {
    for (const status of ['dismissed', 'closed'] as const) {
      const settled = aStoredViolation({ status })
      expect(decideClaim(settled, LI, NOW)).toMatchObject({ fault: { code: 'wrong-state' } })
      expect(decideAssign(settled, 'user:li')).toMatchObject({ fault: { code: 'wrong-state' } })
    }
  })

  it('and assigning are two things: who is given it need not hold it', () => {
    const given = done(decideAssign(held, 'user:wang'))
    expect(given).toMatchObject({ claimedBy: 'user:li', handling: { assignedTo: 'user:wang' } })
  })
})

it('walks the enforcement steps: clue, verify, determine, dispose, archive', () => {
  expect(held.enforcementStep).toBe('verify')
  const confirmed = done(decideConfirm(held, 'user:li', NOW))
  expect(confirmed.enforcementStep).toBe('determine')
  const referred = done(decideRefer({ ...confirmed, ongoing: false }))
  expect(referred.enforcementStep).toBe('dispose')
  expect(done(decideClose(referred, false)).enforcementStep).toBe('archive')
})

describe('going back on a decision', () => {
  const confirmed = done(decideConfirm(held, 'user:li', NOW))
  const BY_LI = { who: 'user:li', mayOverrule: false, letters: 0 }

  it('makes it open again as it was, within ten minutes, for who made it or an administrator', () => {
    const soon = plus(NOW, minutes(9))
    expect(decideTakeBack(confirmed, BY_LI, soon)).toMatchObject({
      value: { status: 'suspected', enforcementStep: 'verify', handling: { decision: null } },
    })
    const other = { ...BY_LI, who: 'user:wang' }
    expect(decideTakeBack(confirmed, other, soon)).toMatchObject({
      fault: { code: 'not-allowed' },
    })
    expect(decideTakeBack(confirmed, { ...other, mayOverrule: true }, soon).ok).toBe(true)
  })

  it('is refused afterwards, and when a letter went out upon it; reopening with a reason is the way', () => {
    const late = decideTakeBack(confirmed, BY_LI, plus(NOW, minutes(10)))
    expect(JSON.stringify(late)).toContain('重新打开')
    const lettered = decideTakeBack(confirmed, { ...BY_LI, letters: 1 }, NOW)
    expect(JSON.stringify(lettered)).toContain('公函')
    expect(decideReopen(confirmed, BY_LI, NOW)).toMatchObject({ value: { status: 'suspected' } })
  })

  it('is refused of a decision that lies ahead: a clock that was set back opens no window again', () => {
    const back = decideTakeBack(confirmed, BY_LI, plus(NOW, minutes(-60)))
    expect(JSON.stringify(back)).toContain('时钟已被调回')
    // Clocks of two machines are never quite the same.
    expect(decideTakeBack(confirmed, BY_LI, plus(NOW, seconds(-3))).ok).toBe(true)
  })

  it('has no way around it: reopening what is young needs the same right, and no letter standing', () => {
    const other = { ...BY_LI, who: 'user:wang' }
    for (const now of [NOW, plus(NOW, minutes(-60))]) {
      expect(decideReopen(confirmed, other, now)).toMatchObject({ fault: { code: 'not-allowed' } })
      expect(decideReopen(confirmed, { ...other, mayOverrule: true }, now).ok).toBe(true)
      expect(decideReopen(confirmed, { ...BY_LI, letters: 1 }, now)).toMatchObject({
        fault: { code: 'wrong-state', where: 'letters' },
      })
    }
    const dismissed = done(decideDismiss(held, 'user:li', NOW))
    expect(decideReopen(dismissed, other, NOW)).toMatchObject({ fault: { code: 'not-allowed' } })
    const later = plus(NOW, minutes(10))
    expect(decideReopen(confirmed, { ...other, letters: 1 }, later).ok).toBe(true)
  })

  it('tells the second of two who decide at once who was faster', () => {
    const second = decideDismiss(confirmed, 'user:wang', NOW)
    expect(JSON.stringify(second)).toContain('已由 li 09:40 +08:00 认定')
  })
})

describe('a note', () => {
  const first: Note = {
    id: 'note-1',
    violationId: 'violation-1',
    at: NOW,
    by: 'user:li',
    audience: 'internal',
    text: '已电话联系机构',
    replaces: null,
  }
  const correction: Note = { ...first, id: 'note-2', replaces: 'note-1' }

  it('is replaced by its writer only, and only in its last wording', () => {
    expect(checkNote(correction, [first]).ok).toBe(true)
    expect(checkNote({ ...correction, by: 'user:wang' }, [first])).toMatchObject({
      fault: { code: 'not-allowed' },
    })
    expect(checkNote({ ...correction, id: 'note-3' }, [first, correction])).toMatchObject({
      fault: { code: 'conflict' },
    })
  })
})
