import { describe, expect, it } from 'vitest'
import {
  approveCutOrder,
  declineCutOrder,
  expireCutOrder,
} from '../../../../../src/core/cuts/power/answer-request.ts'
import {
  type CutRules,
  DEFAULT_CUT_RULES,
  type SecondPersonRule,
} from '../../../../../src/core/cuts/power/cut-rules.ts'
import {
  approvalAsked,
  approvalGrounds,
  type CutSituation,
} from '../../../../../src/core/cuts/power/second-person.ts'
import { minutes } from '../../../../../src/core/time/duration.ts'
import { plus } from '../../../../../src/core/time/instant.ts'
import { aCutOrder, SATURDAY } from '../../../../build/database/database-rows.ts'
import { at } from '../../../../build/violations.ts'

const ANY: SecondPersonRule = { line: 7, regions: [], platforms: [], hours: [], viewersFrom: null }

const rulesWith = (rule: Partial<SecondPersonRule>): CutRules => ({
  ...DEFAULT_CUT_RULES,
  secondPerson: [{ ...ANY, ...rule }],
})

const NIGHT = { from: 22 * 3_600, to: 24 * 3_600 }

const situation = (change: Partial<CutSituation> = {}): CutSituation => ({
  region: '440106',
  platform: 'node-media-server',
  viewers: 20,
  now: at('2026-10-17T22:30:00+08:00'),
  blown: [],
  coolingUntil: null,
  ...change,
})

describe('when a second person is needed', () => {
  it('nobody is, unless the file says so', () => {
    expect(approvalGrounds(DEFAULT_CUT_RULES, situation())).toEqual([])
  })

  it.each([
    ['region', { regions: ['440100'] }, { region: '110101' }],
    ['platform', { platforms: ['node-media-server'] }, { platform: 'srs' }],
    ['hour', { hours: [NIGHT] }, { now: at('2026-10-17T21:59:59+08:00') }],
    ['audience', { viewersFrom: 20 }, { viewers: 19 }],
  ] as const)('the %s may ask for one, and then it alone', (_, rule, elsewhere) => {
    const rules = rulesWith(rule)
    expect(approvalGrounds(rules, situation())).toMatchObject([{ ground: 'rule', line: 7 }])
    expect(approvalGrounds(rules, situation(elsewhere))).toEqual([])
  })

  it('all conditions of a line have to hold', () => {
    const rules = rulesWith({ regions: ['440100'], platforms: ['srs'] })
    expect(approvalGrounds(rules, situation())).toEqual([])
  })

  it('an audience that the platform does not tell counts as a large one', () => {
    const [ground] = approvalGrounds(rulesWith({ viewersFrom: 500 }), situation({ viewers: null }))
    expect(ground?.zh).toContain('cuts.yaml 第 7 行：观看人数不明')
  })

  it('a blown fuse and an order that was just undone ask for one too', () => {
    const fuse = { id: 'manual:all', since: SATURDAY, count: 30, limit: 30, zh: '三十次', en: '30' }
    const blown = [
      { ...fuse, kind: 'manual' },
      { ...fuse, kind: 'automatic' },
    ] as const
    const grounds = approvalGrounds(
      DEFAULT_CUT_RULES,
      situation({ blown, coolingUntil: at('2026-10-17T23:00:00+08:00') }),
    )
    expect(grounds.map(({ ground }) => ground)).toEqual(['fuse', 'cooling-off'])
  })
})

describe('the answer to a request', () => {
  const approval = approvalAsked([], DEFAULT_CUT_RULES, SATURDAY)
  const waiting = aCutOrder({ approval })
  const inTime = plus(SATURDAY, minutes(9))
  const tooLate = plus(SATURDAY, minutes(10))

  it('comes from someone else, once, and is kept with its time', () => {
    expect(approveCutOrder(waiting, 'user:boss', inTime)).toMatchObject({
      value: { status: 'approved', approval: { approvedBy: 'user:boss', approvedAt: inTime } },
    })
    expect(approveCutOrder(waiting, 'user:operator', inTime)).toMatchObject({
      fault: { code: 'not-allowed' },
    })
    // An administrator who asked for it makes a token in a minute.
    expect(approveCutOrder(waiting, 'program:second', inTime)).toMatchObject({
      fault: { code: 'not-allowed', where: 'who' },
    })
    for (const change of [{ status: 'approved' }, { dryRun: true }] as const) {
      const order = { ...waiting, ...change }
      expect(approveCutOrder(order, 'user:boss', inTime)).toMatchObject({
        fault: { code: 'wrong-state' },
      })
      expect(declineCutOrder(order, 'user:boss', '不', inTime).ok).toBe(false)
    }
  })

  it('comes too late for a request that has expired', () => {
    expect(approveCutOrder(waiting, 'user:boss', tooLate)).toMatchObject({
      fault: { code: 'approval-expired' },
    })
    expect(expireCutOrder(waiting, inTime)).toBeNull()
    expect(expireCutOrder(waiting, tooLate)).toMatchObject({
      status: 'not-approved',
      approval: { ended: { how: 'expired', by: 'system' } },
    })
    const approved = approveCutOrder(waiting, 'user:boss', inTime)
    expect(approved.ok && expireCutOrder(approved.value, tooLate)).toBeNull()
  })

  it('an order from before requests expired can be approved', () => {
    expect(approveCutOrder(aCutOrder(), 'user:boss', tooLate).ok).toBe(true)
  })
})
