import { expect, it } from 'vitest'
import { probe } from '../../../../src/app/plan/probe.ts'
import { createRoomPages } from '../../../../src/app/sight/room-pages.ts'
import type { UnseenReason } from '../../../../src/core/patrol/unseen-reason.ts'
import { anInstitution, aRoom } from '../../../build/violations.ts'
import { SATURDAY_MORNING } from '../../../build/watch/heard.ts'
import { createFakeClock, createFakeIdentifiers } from '../../../fakes/fake-clock.ts'
import { createFakeCutPlatform } from '../../../fakes/fake-cut-platform.ts'
import { createFakePageVisitor } from '../../../fakes/fake-page-visitor.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'
import { silentLogger } from '../../../fakes/silent-logger.ts'

async function probed(reason: UnseenReason, ears: { readonly hearing?: unknown }) {
  const clock = createFakeClock(SATURDAY_MORNING)
  const transactions = createMemoryTransactions()
  await transactions.run(async (records) => {
    await records.institutions.save(anInstitution())
    await records.rooms.save(aRoom({ cutTarget: null }))
  })
  const unseen = { kind: 'unseen', reason, httpStatus: null, detail: '' } as const
  const deps = {
    clock,
    transactions,
    identifiers: createFakeIdentifiers(),
    logger: silentLogger,
    viewer: { probe: async () => unseen, sample: async () => unseen },
    roomPages: createRoomPages({ pages: createFakePageVisitor(), clock }),
    platform: createFakeCutPlatform(),
    ...ears,
  }
  const jobs = await probe(deps, { roomId: 'room-1' }, new AbortController().signal)
  return jobs.map(({ stage, payload }) => ({ stage, payload }))
}

it('a voice without a picture is watched where there are ears, at the address that it came from', async () => {
  const url = aRoom().streamUrls[0]
  const [job] = await probed('audio-only', { hearing: {} })
  expect(job).toMatchObject({ stage: 'watch', payload: { roomId: 'room-1', url } })
})

it('without ears it is written down as unseen, and so is what has no voice', async () => {
  for (const [reason, ears] of [
    ['audio-only', {}],
    ['timeout', { hearing: {} }],
  ] as const) {
    const [job] = await probed(reason, ears)
    expect(job).toMatchObject({ stage: 'record', payload: { kind: 'unseen', reason } })
  }
})
