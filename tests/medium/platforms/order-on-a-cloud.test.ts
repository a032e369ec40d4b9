import { fetch } from 'undici'
import { afterEach, expect, test } from 'vitest'
import { createTencentCssCut } from '../../../src/adapters/platforms/clouds/tencent-css-cut.ts'
import type { Fetch } from '../../../src/adapters/platforms/http-answer.ts'
import { cut } from '../../../src/app/cuts/cut.ts'
import type { CalledTarget } from '../../../src/core/registry/cut-target.ts'
import { aCutOrder } from '../../build/database/database-rows.ts'
import { anInstitution, aRoom, at, aViolation } from '../../build/violations.ts'
import { NOTHING_ON_AIR } from '../../fakes/blind-eyes.ts'
import { createCloudStreams } from '../../fakes/clouds/cloud-streams.ts'
import { startTencentCssServer } from '../../fakes/clouds/tencent-css-server.ts'
import { createFakeClock } from '../../fakes/fake-clock.ts'
import { createMemoryEvidenceStore } from '../../fakes/memory-evidence-store.ts'
import { createMemoryTransactions } from '../../fakes/memory-records.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

const MATHS = { domain: 'push.school.example', app: 'live', stream: 'maths' }
const TARGET: CalledTarget = { platform: 'tencent-css', ...MATHS }
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function orderedAgainst(change: { readonly swapped?: boolean; readonly loses?: boolean }) {
  const clock = createFakeClock(at('2026-10-17T09:40:00+08:00'))
  const streams = createCloudStreams(clock)
  const keys = { id: 'a secret of this test' }
  const server = await startTencentCssServer({ keys, domains: [MATHS.domain], streams, clock })
  closing.push(server.stop)
  let lost = change.loses !== true
  // The cloud bans, and the line breaks before its answer is here.
  const losing: Fetch = async (...request) => {
    const answer = await fetch(...request)
    if (lost || server.actions.at(-1) !== 'ForbidLiveStream') return answer
    lost = true
    throw new Error('the line broke')
  }
  const key = { secretId: 'id', secretKey: keys.id, endpoint: server.url }
  const platform = createTencentCssCut({
    keys: { '*': key },
    clock,
    logger: silentLogger,
    fetch: losing,
  })
  streams.publish(MATHS)
  const before = await platform.publishState(TARGET)
  if (before.kind !== 'publishing') throw new Error(before.kind)
  if (change.swapped === true) streams.publish(MATHS)
  const transactions = createMemoryTransactions()
  await transactions.run(async (records) => {
    await records.institutions.save(anInstitution())
    await records.rooms.save(aRoom({ cutTarget: TARGET }))
    await records.violations.save(aViolation())
    await records.cutOrders.save(
      aCutOrder({
        id: 'order-1',
        status: 'approved',
        target: TARGET,
        abilities: platform.abilities(TARGET),
        expectedPublisher: before.publisher,
        steps: [],
      }),
    )
  })
  await cut(
    {
      clock,
      transactions,
      platform,
      evidenceStore: createMemoryEvidenceStore(),
      ...NOTHING_ON_AIR,
    },
    { cutOrderId: 'order-1' },
    AbortSignal.any([]),
  )
  const order = await transactions.run((records) => records.cutOrders.find('order-1'))
  const sent = server.actions.filter((action) => !action.startsWith('Describe'))
  return { status: order?.status, sent, streams }
}

test('an order on a cloud bans, which ends the stream: no drop follows', async () => {
  const { status, sent, streams } = await orderedAgainst({})
  expect({ status, sent }).toEqual({ status: 'accepted', sent: ['ForbidLiveStream'] })
  expect(streams.publish(MATHS)).toBe(false)
})

test('a ban whose answer was lost is not sent again, and is not called a refusal', async () => {
  const { status, sent, streams } = await orderedAgainst({ loses: true })
  expect({ status, sent }).toEqual({ status: 'accepted', sent: ['ForbidLiveStream'] })
  expect(streams.isForbidden(MATHS)).toBe(true)
})

test('another encoder on the stream between order and act: nothing is sent', async () => {
  const { status, sent, streams } = await orderedAgainst({ swapped: true })
  expect({ status, sent }).toEqual({ status: 'refused', sent: [] })
  expect(streams.since(MATHS)).not.toBeNull()
})
