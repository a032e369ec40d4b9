import { beforeEach, expect, it } from 'vitest'
import { keepTrace } from '../../../../src/app/record/keep-trace.ts'
import { NEW_SESSION } from '../../../../src/core/lesson/room-session.ts'
import type { SessionTrace } from '../../../../src/core/violations/session-trace.ts'
import type { Transactions } from '../../../../src/ports/records/records.ts'
import { aSighting, aViolation } from '../../../build/violations.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'

const traceAfter = (continues: string | null): SessionTrace => ({
  continues,
  before: NEW_SESSION,
  looks: [],
  facts: {},
  taught: null,
})

let transactions: Transactions
beforeEach(async () => {
  transactions = createMemoryTransactions()
  await transactions.run(({ violations }) => violations.save(aViolation()))
})

async function told(...traces: readonly (readonly [string, SessionTrace | undefined])[]) {
  return await transactions.run(async (records) => {
    for (const [index, [id, trace]] of traces.entries()) {
      const seen = aSighting({ id, ...(trace === undefined ? {} : { trace }) })
      await keepTrace(records, aViolation({ version: index + 1 }), seen)
    }
    return await records.sessionTraces.of('violation-1')
  })
}

it('what had added up is kept once: looks that go on from known ones need it no more', async () => {
  const [first, second] = await told(['a', traceAfter(null)], ['b', traceAfter('a')])
  expect(first?.trace).toMatchObject({ continues: null, before: NEW_SESSION })
  expect(second?.trace).toMatchObject({ continues: 'a', before: null })
})

it('after a gap, or when the looks before belong to another violation, it is kept again', async () => {
  const [, second] = await told(['a', traceAfter(null)], ['c', traceAfter('b')])
  expect(second?.trace).toMatchObject({ continues: null, before: NEW_SESSION })
})

it('keeps nothing where nothing was told', async () => {
  expect(await told(['a', undefined])).toEqual([])
})
