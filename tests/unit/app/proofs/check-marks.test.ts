import { expect, test } from 'vitest'
import {
  BEGUN,
  createCheckMarks,
  isOverdue,
  MARK,
  type Remembered,
  remembered,
  withNews,
} from '../../../../src/app/proofs/check-marks.ts'
import { beginCheck, reportOf } from '../../../../src/core/evidence/proof/check-report.ts'
import { hours } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import { SATURDAY } from '../../../build/database/database-rows.ts'
import { createFakeClock } from '../../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'

const report = reportOf([beginCheck('chain')])

test('a machine that never wins the nightly check knows what another one found, and calls nothing overdue', async () => {
  const clock = createFakeClock(SATURDAY)
  const transactions = createMemoryTransactions()
  const begin = (at: typeof SATURDAY) =>
    transactions.run(({ patrolMarks }) => patrolMarks.save(BEGUN, { at, value: null }))
  await begin(SATURDAY)
  let state: Remembered = await remembered(transactions)
  expect(state.unchecked).toMatchObject({ why: 'unended' })
  let found = Promise.withResolvers<void>()
  const marks = createCheckMarks({ clock, transactions }, (news) => {
    state = withNews(state, news)
    found.resolve()
  })

  clock.advance(hours(53))
  expect(isOverdue(SATURDAY, marks.lookedAt()), 'before it looked').toBe(false)
  const at = plus(SATURDAY, hours(48))
  await transactions.run(({ patrolMarks }) => patrolMarks.save(MARK, { at, value: { at, report } }))
  marks.lookAgain()
  await found.promise
  expect(state).toEqual({ last: { at, report }, unchecked: null })
  expect(isOverdue(at, clock.now())).toBe(false)

  found = Promise.withResolvers<void>()
  clock.advance(hours(60))
  marks.lookAgain()
  await found.promise
  expect(isOverdue(at, clock.now()), 'nobody checked since').toBe(true)
})
