import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CardCase, cardLedger } from '../../src/core/policy/cards.ts'
import {
  type Conduct,
  KEPT_MATERIALS,
  PROMOTION_ACTS,
} from '../../src/core/policy/objects/conduct.ts'
import { judgeObject } from '../../src/core/policy/objects/judge-object.ts'
import { FILING_KINDS } from '../../src/core/registry/filing-number.ts'
import { CONTENTS, OBJECT_KINDS, STAGES } from '../../src/core/registry/institution.ts'
import {
  addMonths,
  type CivilDate,
  dateOfEpochDay,
  epochDay,
} from '../../src/core/time/civil-date.ts'
import { loadedLaw } from '../build/law.ts'

const law = await loadedLaw()

const anyDay: fc.Arbitrary<CivilDate> = fc
  .integer({ min: epochDay(2016, 1, 1), max: epochDay(2030, 12, 31) })
  .map(dateOfEpochDay)
const optional = { requiredKeys: ['conduct', 'kind', 'on'] as ('conduct' | 'kind' | 'on')[] }
const base = { kind: fc.constantFrom(...OBJECT_KINDS), on: anyDay }

const anyConduct: fc.Arbitrary<Conduct> = fc.oneof(
  fc.record({
    conduct: fc.constant('promotes' as const),
    ...base,
    acts: fc.uniqueArray(fc.constantFrom(...PROMOTION_ACTS), { minLength: 1 }),
    stage: fc.constantFrom(...STAGES),
    content: fc.constantFrom(...CONTENTS),
    inServiceTeacher: fc.boolean(),
  }),
  fc.record(
    {
      conduct: fc.constant('supports' as const),
      ...base,
      noticeReceivedOn: anyDay,
      deadline: anyDay,
      handledOn: anyDay,
    },
    optional,
  ),
  fc.record({
    conduct: fc.constant('retains' as const),
    ...base,
    material: fc.constantFrom(...KEPT_MATERIALS),
    recordedOn: anyDay,
    produced: fc.boolean(),
  }),
  fc.record({ conduct: fc.constant('logs-requested' as const), ...base, actOn: anyDay }),
  fc.record({
    conduct: fc.constant('shows-filing' as const),
    ...base,
    filing: fc.constantFrom(...FILING_KINDS),
    number: fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
  }),
)

test('whatever an object does: every finding has a law in force then, a span of time, a reason, and nothing is cut', () => {
  fc.assert(
    fc.property(anyConduct, (conduct) => {
      const found = judgeObject(conduct, '440100', law)
      expect(found.autoCut).toBe(false)
      expect(found.reasons).toHaveLength(found.hits.length)
      expect(found.verdict === 'permitted').toBe(found.hits.length === 0)
      for (const hit of found.hits) {
        expect(hit.from).toBeLessThan(hit.to)
        expect(hit.law.length).toBeGreaterThan(0)
        expect((hit.effectiveFrom ?? '') <= conduct.on).toBe(true)
      }
      if (found.routes.length > 0) expect(found.keyContents.length).toBeGreaterThan(0)
    }),
  )
})

test('nobody is called forbidden for showing something before it has been determined', () => {
  fc.assert(
    fc.property(anyConduct, (conduct) => {
      fc.pre(conduct.conduct === 'promotes')
      expect(judgeObject(conduct, '440100', law).verdict).not.toBe('forbidden')
    }),
  )
})

const HEAVIER = [null, 'reminder', 'yellow', 'red'] as const
const anyCases: fc.Arbitrary<readonly CardCase[]> = fc.uniqueArray(
  fc.record({ id: fc.uuid(), on: anyDay }),
  { selector: ({ id }) => id, maxLength: 12 },
)

test('a case less never makes the cards heavier', () => {
  fc.assert(
    fc.property(anyCases, anyDay, fc.nat(), (cases, on, pick) => {
      const all = cardLedger(cases, law.rules.cards, on)
      const fewer = cases.filter((_, place) => place !== pick % Math.max(1, cases.length))
      const less = cardLedger(fewer, law.rules.cards, on)
      expect(less.yellowCards).toBeLessThanOrEqual(all.yellowCards)
      expect(HEAVIER.indexOf(less.standing)).toBeLessThanOrEqual(HEAVIER.indexOf(all.standing))
    }),
  )
})

test('two years after the last case nothing counts any more', () => {
  fc.assert(
    fc.property(anyCases, (cases) => {
      const last =
        cases
          .map(({ on }) => on)
          .toSorted()
          .at(-1) ?? dateOfEpochDay(0)
      const after = addMonths(last, law.rules.cards.windowMonths + 1)
      expect(cardLedger(cases, law.rules.cards, after)).toMatchObject({
        counted: 0,
        yellowCards: 0,
        standing: null,
        next: 'reminder',
      })
    }),
  )
})
