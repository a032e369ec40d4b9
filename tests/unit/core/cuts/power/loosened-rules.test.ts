import { describe, expect, it } from 'vitest'
import { automaticModeFor } from '../../../../../src/core/cuts/power/automatic-cut.ts'
import {
  type AutomaticRule,
  type CutRules,
  DEFAULT_CUT_RULES,
  type SecondPersonRule,
} from '../../../../../src/core/cuts/power/cut-rules.ts'
import {
  cutRulesInForce,
  heldCutRules,
  looseningsOf,
} from '../../../../../src/core/cuts/power/loosened-rules.ts'
import { approvalGrounds } from '../../../../../src/core/cuts/power/second-person.ts'
import { minutes, seconds } from '../../../../../src/core/time/duration.ts'
import { type Instant, plus } from '../../../../../src/core/time/instant.ts'
import { at, aViolation } from '../../../../build/violations.ts'

const TEN = at('2026-10-17T10:00:00+08:00')
const minute = (count: number): Instant => plus(TEN, minutes(count))
const ANY: SecondPersonRule = { line: 7, regions: [], platforms: [], hours: [], viewersFrom: null }
const LOOSE = DEFAULT_CUT_RULES
const STRICT: CutRules = { ...LOOSE, secondPerson: [ANY] }
const having = (change: Partial<CutRules>): CutRules => ({ ...LOOSE, ...change })

/** `before` was written until ten o'clock. */
const changed = (before: CutRules, written: CutRules, agreedTo: readonly string[] = []) => ({
  written,
  earlier: [{ id: 'first', rules: before, until: TEN, changedBy: 'user:wang' }],
  agreedTo,
})

const grounds = (rules: CutRules) =>
  approvalGrounds(rules, {
    region: '440106',
    platform: 'srs',
    viewers: 3,
    now: TEN,
    blown: [],
    coolingUntil: null,
  })

const on = (change: Partial<AutomaticRule> = {}): AutomaticRule => ({
  line: 1,
  mode: 'on',
  regions: ['440100'],
  sweeps: ['weekend'],
  ...change,
})
const automatic = (...rules: readonly AutomaticRule[]): CutRules =>
  having({ automatic: { ...LOOSE.automatic, rules } })

describe('rules that somebody loosened', () => {
  it('go on to ask for the second person until their time is over, and say why', () => {
    const rules = changed(STRICT, LOOSE)
    const [rule, held] = grounds(cutRulesInForce(rules, minute(59)))
    expect(rule).toMatchObject({ ground: 'rule', line: 7 })
    expect(held?.zh).toContain('阻断规则刚被放宽：2026-10-17T11:00:00+08:00 之前')
    expect(cutRulesInForce(rules, minute(60))).toBe(LOOSE)
    expect(grounds(LOOSE)).toEqual([])
  })

  it('hold at once when another person agrees; what nobody looked at waits, whatever the clock says', () => {
    expect(cutRulesInForce(changed(STRICT, LOOSE, ['first']), minute(6))).toBe(LOOSE)
    const again = {
      written: LOOSE,
      earlier: [{ id: 'second', rules: STRICT, until: minute(4), changedBy: null }],
      agreedTo: ['first'],
    }
    expect(grounds(cutRulesInForce(again, minute(6)))).toHaveLength(2)
  })

  it('are not let through by a shorter wait that is written with them, or before them', () => {
    const hasty = having({ loosenedAfter: minutes(0) })
    const hastyAndStrict: CutRules = { ...hasty, secondPerson: [ANY] }
    const rules = {
      written: hasty,
      earlier: [
        { id: 'second', rules: hastyAndStrict, until: minute(1), changedBy: 'user:wang' },
        { id: 'first', rules: STRICT, until: TEN, changedBy: 'user:wang' },
      ],
      agreedTo: [],
    }
    expect(grounds(cutRulesInForce(rules, minute(30)))).toHaveLength(2)
    expect(cutRulesInForce(rules, minute(60))).toBe(hasty)
  })
})

it('rules that are stricter, or what they were before again, hold at once', () => {
  expect(cutRulesInForce(changed(LOOSE, STRICT), TEN)).toBe(STRICT)
  const undone = {
    written: STRICT,
    earlier: [
      { id: 'second', rules: LOOSE, until: minute(2), changedBy: 'user:wang' },
      { id: 'first', rules: STRICT, until: TEN, changedBy: 'user:wang' },
    ],
    agreedTo: [],
  }
  expect(cutRulesInForce(undone, minute(3))).toBe(STRICT)
  expect(heldCutRules(undone, minute(3))).toEqual([])
})

describe('what counts as loosened', () => {
  const { fuse } = LOOSE
  it.each<[string, CutRules, CutRules]>([
    ['a second person is asked for less', STRICT, LOOSE],
    ['a request waits for longer', LOOSE, having({ approvalWithin: minutes(11) })],
    [
      'the fuse of people is raised',
      LOOSE,
      having({ fuse: { ...fuse, manual: { ...fuse.manual, region: 21 } } }),
    ],
    [
      'the fuse of the machine is raised',
      LOOSE,
      having({ fuse: { ...fuse, automatic: { ...fuse.automatic, all: 7 } } }),
    ],
    [
      'people may order through a blown fuse',
      having({ fuse: { ...fuse, whenBlown: 'refuse' } }),
      LOOSE,
    ],
    ['the cooling-off is shorter', LOOSE, having({ coolingOff: minutes(29) })],
    ['loosened rules hold sooner', LOOSE, having({ loosenedAfter: minutes(59) })],
    ['automatic orders are switched on, or in more places', LOOSE, automatic(on())],
    [
      'automatic orders are switched on, or in more places',
      automatic(on({ mode: 'off', regions: ['440106'] }), on()),
      automatic(on()),
    ],
    [
      'the countdown is shorter',
      LOOSE,
      having({ automatic: { ...LOOSE.automatic, countdown: seconds(59) } }),
    ],
  ])('%s', (words, before, written) => {
    expect(looseningsOf(before, written).map(({ en }) => en)).toEqual([words])
    expect(looseningsOf(written, before)).toEqual([])
    const strict = cutRulesInForce(changed(before, written), minute(1))
    expect(strict.heldUntil).toBe(minute(60))
    expect(looseningsOf(before, { ...strict, automatic: before.automatic })).toEqual([])
  })

  it('a rule that only stands elsewhere in the file, or shadows that are switched on, loosen nothing', () => {
    const moved = having({ secondPerson: [{ ...ANY, line: 40 }] })
    expect(looseningsOf(STRICT, moved)).toEqual([])
    expect(looseningsOf(LOOSE, automatic(on({ mode: 'shadow' })))).toEqual([])
    expect(looseningsOf(automatic(on()), automatic(on({ regions: ['440106'] })))).toEqual([])
  })
})

it('the machine cuts only where every set of lines that holds has switched it on', () => {
  const where = { violation: aViolation({ region: '440106' }), sweep: 'weekend' }
  const rules = cutRulesInForce(changed(automatic(on({ mode: 'shadow' })), automatic(on())), TEN)
  expect(automaticModeFor(rules, where)).toBe('shadow')
  expect(automaticModeFor(automatic(on()), where)).toBe('on')
  expect(automaticModeFor(LOOSE, where)).toBe('off')
})
