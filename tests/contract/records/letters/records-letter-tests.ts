import { expect, test } from 'vitest'
import { nextDueAt } from '../../../../src/core/letters/next-due.ts'
import { unmarked } from '../../../../src/core/policy/card-appeals.ts'
import { type Duration, minutes } from '../../../../src/core/time/duration.ts'
import { minus, plus } from '../../../../src/core/time/instant.ts'
import { aLetter, ISSUED } from '../../../build/letters/letters.ts'
import type { RecordsTestContext } from '../records-suite.ts'
import { aViolationOf } from '../records-violation-helpers.ts'

/** A year of its own for each run, so that serials of other tests do not matter. */
const YEAR = 2_031

export function letterTests({ transactions, unique }: RecordsTestContext): void {
  const written = (violationId: string, serial: number, change = {}) =>
    aLetter({
      id: unique('letter'),
      violationId,
      institutionId: violationId,
      year: YEAR,
      serial,
      issuedAt: plus(ISSUED, minutes(serial)),
      ...change,
    })

  test('a letter comes back whole, is replaced by its next version only, and no number is given twice', async () => {
    const violation = aViolationOf(unique)
    const letter = written(violation.id, 1)
    const next = { ...letter, status: 'acknowledged' as const, version: 2 }
    const saved = await transactions().run(async ({ violations, letters }) => {
      await violations.save(violation)
      const before = await letters.lastSerial(YEAR)
      const answers = [
        await letters.save(letter),
        await letters.save(next),
        await letters.save(next),
      ]
      return { before, answers, after: await letters.lastSerial(YEAR) }
    })
    expect(saved).toEqual({ before: 0, answers: [true, true, false], after: 1 })
    const found = await transactions().run(({ letters }) => letters.find(letter.id))
    expect(found).toEqual(next)
  })

  test('letters are listed by state, kind, institution and page, and those that wait are found', async () => {
    const violation = aViolationOf(unique)
    const first = written(violation.id, 11)
    const second = written(violation.id, 12, { status: 'withdrawn' })
    const filter = { institutionId: violation.id }
    const dueAt = nextDueAt(first) ?? ISSUED
    const found = await transactions().run(async ({ violations, letters }) => {
      await violations.save(violation)
      for (const letter of [first, second]) await letters.save(letter)
      const page = await letters.list(filter, { limit: 1, cursor: null })
      return {
        page,
        rest: await letters.list(filter, { limit: 1, cursor: page.nextCursor }),
        issued: await letters.list({ ...filter, status: 'issued' }, { limit: 9, cursor: null }),
        card: await letters.list({ ...filter, kind: 'card' }, { limit: 9, cursor: null }),
        elsewhere: await letters.list({ ...filter, region: '99' }, { limit: 9, cursor: null }),
        all: await letters.ofViolation(violation.id),
        due: [
          await letters.due(dueAt, '', 99),
          await letters.due(minus(dueAt, 1 as Duration), '', 99),
          await letters.due(dueAt, first.id, 99),
        ].map((some) => some.filter(({ violationId }) => violationId === violation.id)),
      }
    })
    expect([found.page.items, found.rest.items]).toEqual([[second], [first]])
    expect(found.issued.items).toEqual([first])
    expect([found.card.items, found.elsewhere.items]).toEqual([[], []])
    expect(found.all).toEqual([first, second])
    expect(found.due).toEqual([[first], [], []])
  })
}

export function cardCaseTests({ transactions, unique }: RecordsTestContext): void {
  test('what people say of a case is kept once for each case, version by version', async () => {
    const violation = aViolationOf(unique)
    const grave = { at: ISSUED, by: 'user:a', why: '情形极为严重' }
    const marks = { ...unmarked(violation.id), grave, version: 1 }
    const found = await transactions().run(async ({ violations, cardCases }) => {
      await violations.save(violation)
      const before = await cardCases.of(violation.id)
      const answers = [await cardCases.save(marks), await cardCases.save(marks)]
      const back = { ...marks, grave: null, version: 2 }
      answers.push(await cardCases.save(back))
      return { before, answers, after: await cardCases.ofMany([violation.id, unique('none')]) }
    })
    expect(found).toEqual({
      before: null,
      answers: [true, false, true],
      after: [{ ...marks, grave: null, version: 2 }],
    })
  })
}
