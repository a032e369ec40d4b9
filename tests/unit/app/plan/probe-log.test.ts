import { expect, test } from 'vitest'
import { type ProbeDeps, probe } from '../../../../src/app/plan/probe.ts'
import { record } from '../../../../src/app/record/record.ts'
import type { UnseenReason } from '../../../../src/core/patrol/unseen-reason.ts'
import { seconds } from '../../../../src/core/time/duration.ts'
import type { Observation } from '../../../../src/core/violations/observation.ts'
import { anInstitution, aRoom, at } from '../../../build/violations.ts'
import { createFakeClock, createFakeIdentifiers } from '../../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'
import { silentLogger } from '../../../fakes/silent-logger.ts'

test('a room that cannot be seen is told to the log once for each change', async () => {
  const transactions = createMemoryTransactions()
  await transactions.run(async (records) => {
    await records.institutions.save(anInstitution())
    await records.rooms.save(aRoom({ pageUrl: null, cutTarget: null }))
  })
  const clock = createFakeClock(at('2026-10-17T09:30:00+08:00'))
  const told: unknown[] = []
  let reason: UnseenReason = 'blocked-address'
  const deps = {
    clock,
    transactions,
    identifiers: createFakeIdentifiers('look'),
    drill: false,
    logger: { ...silentLogger, warn: (fields: unknown) => void told.push(fields) },
    viewer: { probe: async () => ({ kind: 'unseen', reason, detail: 'refused' }) },
  } as unknown as ProbeDeps & Parameters<typeof record>[0]
  const look = async (): Promise<void> => {
    clock.advance(seconds(30))
    const [job] = await probe(deps, { roomId: aRoom().id }, new AbortController().signal)
    await record(deps, job?.payload as Observation)
  }
  await look()
  await look()
  await look()
  expect(told).toHaveLength(1)
  reason = 'timeout'
  await look()
  await look()
  expect(told).toHaveLength(2)
})
