import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ASKED_FOR,
  type DecidedLead,
  decideAsk,
  decideDraw,
  decideSecond,
  decideSettle,
  decideVoid,
  NOT_ASKED,
  SECOND_ANSWERS,
} from '../../../../src/core/quality/decided-lead.ts'
import { overturn } from '../../../../src/core/quality/overturn.ts'
import { isDrawn, shareOf } from '../../../../src/core/quality/review-share.ts'
import { minutes } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import { decideConfirm } from '../../../../src/core/violations/decide-review.ts'
import { aStoredViolation, SATURDAY } from '../../../build/database/database-rows.ts'

const LATER = plus(SATURDAY, minutes(30))

const aLead = (change: Partial<DecidedLead> = {}): DecidedLead => ({
  ...{ id: 'lead', violationId: 'violation-1', region: '440100', kind: 'confirmed' },
  ...{ by: 'user:li', openedAt: SATURDAY, firstLookAt: SATURDAY, decidedAt: SATURDAY },
  ...{ state: 'waiting', drawnBy: 'system', drawnAt: SATURDAY, second: null, settlement: null },
  cutDisputed: false,
  ...{ ...NOT_ASKED, askedOf: 'user:wang', askedAt: SATURDAY },
  ...change,
})

const second = (who: string, change: Partial<Parameters<typeof decideSecond>[1]> = {}) => ({
  ...{ who, own: new Set([who]), hands: [], answer: 'dismissed' as const, why: '是美术课' },
  cut: true,
  ...change,
})

describe('a second person', () => {
  it('is never who decided, had to do with it, or stands behind who decided', () => {
    for (const given of [
      second('user:li'),
      second('user:wang', { hands: ['user:wang'] }),
      second('user:wang', { own: new Set(['user:wang', 'user:li']) }),
      second('program:li'),
    ]) {
      expect(decideSecond(aLead(), given, LATER)).toMatchObject({ fault: { code: 'not-allowed' } })
    }
  })

  it('changes nothing of the first decision, whatever he says', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SECOND_ANSWERS),
        fc.constantFrom('confirmed' as const, 'dismissed' as const),
        fc.boolean(),
        (answer, kind, cut) => {
          const result = decideSecond(aLead({ kind }), second('user:wang', { answer, cut }), LATER)
          if (!result.ok) throw new Error(result.fault.message)
          const { state, cutDisputed } = result.value
          expect(result.value).toMatchObject({ kind, by: 'user:li', settlement: null })
          const expected = answer === kind ? 'agreed' : 'disagreed'
          expect(state).toBe(answer === 'cannot-tell' ? 'not-judged' : expected)
          expect(cutDisputed).toBe(cut && kind === 'confirmed' && answer === 'dismissed')
        },
      ),
    )
  })

  it('takes a review before he answers it, and no other person answers it meanwhile', () => {
    const free = aLead(NOT_ASKED)
    const asked = (lead: DecidedLead, who: string, now = LATER) =>
      decideAsk(lead, { who, own: new Set([who]), hands: [] }, now)
    expect(decideSecond(free, second('user:wang'), LATER)).toMatchObject({
      fault: { code: 'wrong-state' },
    })
    expect(asked(free, 'user:li')).toMatchObject({ fault: { code: 'not-allowed' } })
    const taken = asked(free, 'user:wang')
    if (!taken.ok) throw new Error(taken.fault.message)
    expect(asked(taken.value, 'user:zhao')).toMatchObject({ fault: { code: 'wrong-state' } })
    const late = plus(LATER, ASKED_FOR)
    const passed = asked(taken.value, 'user:zhao', late)
    if (!passed.ok) throw new Error(passed.fault.message)
    expect(passed.value).toMatchObject({ askedOf: 'user:zhao', passedBy: ['user:wang'] })
    // He was free to look it up in between.
    const again = asked(passed.value, 'user:wang', plus(late, ASKED_FOR))
    expect(again).toMatchObject({ fault: { code: 'not-allowed' } })
    expect(decideSecond(passed.value, second('user:wang'), late)).toMatchObject({ ok: false })
  })

  it('answers once, and not what was taken back', () => {
    for (const state of ['agreed', 'void', 'unreviewed', 'settled'] as const) {
      const result = decideSecond(aLead({ state }), second('user:wang'), LATER)
      expect(result).toMatchObject({ fault: { code: 'wrong-state' } })
    }
    expect(decideDraw(aLead(), 'user:officer', LATER)).toMatchObject({ ok: false })
    expect(decideVoid(aLead())).toMatchObject({ state: 'void' })
    expect(decideVoid(aLead({ state: 'settled' }))).toBeNull()
  })
})

describe('a disagreement', () => {
  const said = { kind: 'dismissed', by: 'user:wang', at: LATER, why: '是美术课' } as const
  const disputed = aLead({ state: 'disagreed', second: said })

  it('is settled by a third person', () => {
    for (const who of ['user:li', 'user:wang']) {
      const settled = decideSettle(
        disputed,
        { who, kind: 'confirmed', why: '看过', same: [] },
        LATER,
      )
      expect(settled).toMatchObject({ fault: { code: 'not-allowed' } })
    }
    const third = { who: 'user:zhao', kind: 'dismissed', why: '看过', same: [] } as const
    for (const own of [
      { ...third, who: 'program:of-li' },
      { ...third, same: ['user:li'] },
    ]) {
      expect(decideSettle(disputed, own, LATER)).toMatchObject({ fault: { code: 'not-allowed' } })
    }
    const settled = decideSettle(disputed, third, LATER)
    expect(settled).toMatchObject({ value: { state: 'settled', settlement: { by: 'user:zhao' } } })
  })

  it('that is settled the other way decides the violation anew, in one change', () => {
    const confirmed = decideConfirm(aStoredViolation(), 'user:li', SATURDAY)
    if (!confirmed.ok) throw new Error(confirmed.fault.message)
    const order = { who: 'user:zhao', kind: 'dismissed', letters: 0 } as const
    expect(overturn(confirmed.value, order, LATER)).toMatchObject({
      value: {
        status: 'dismissed',
        version: confirmed.value.version + 1,
        handling: { decision: { by: 'user:zhao', kind: 'dismissed' } },
      },
    })
  })
})

describe('the share that is reviewed', () => {
  const share = (region: string, confirmed: number) => ({
    ...{ region, confirmed, dismissed: 0, golden: 0, savedBy: 'user:x', savedAt: SATURDAY },
  })

  it('is that of the nearest place, and none where nobody set one', () => {
    const shares = [share('', 0.1), share('44', 0.2), share('4401', 0.3)]
    expect(shareOf(shares, '440106', 'confirmed')).toBe(0.3)
    expect(shareOf(shares, '440306', 'confirmed')).toBe(0.2)
    expect(shareOf(shares, '110000', 'confirmed')).toBe(0.1)
    expect(shareOf([share('44', 1)], '110000', 'confirmed')).toBe(0)
  })

  it('is about that many, none at 0 and all at 1', () => {
    const tokens = Array.from({ length: 4_000 }, (_, i) => `0199-${i}-${i * 7_919}`)
    const drawn = (part: number) => tokens.filter((token) => isDrawn(token, part)).length
    expect([drawn(0), drawn(1)]).toEqual([0, 4_000])
    expect(Math.abs(drawn(0.2) - 800)).toBeLessThan(120)
  })
})
