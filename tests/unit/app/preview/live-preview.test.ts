import { expect, test } from 'vitest'
import { createLivePreview } from '../../../../src/app/preview/live-preview.ts'
import type { Egress, EgressRefusal, HttpAnswer } from '../../../../src/ports/egress.ts'
import { anInstitution, aRoom, at } from '../../../build/violations.ts'
import { createFakeClock } from '../../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'

const HLS = 'https://live.example/a.m3u8'
const signal = new AbortController().signal

const answer = (status: number): HttpAnswer => ({
  kind: 'answer',
  url: HLS,
  status,
  contentType: '',
  body: (async function* () {})(),
  discard: () => {},
})

async function started(streamUrls: readonly string[], outcome: HttpAnswer | EgressRefusal) {
  const transactions = createMemoryTransactions()
  const asked: string[] = []
  const egress = {
    browse: () => ({
      get: async (url: string) => {
        asked.push(url)
        return outcome
      },
    }),
  } as unknown as Pick<Egress, 'browse'>
  await transactions.run(async (records) => {
    await records.institutions.save(anInstitution())
    await records.rooms.save(aRoom({ id: 'room-1', streamUrls: [...streamUrls] }))
  })
  const clock = createFakeClock(at('2026-10-17T09:31:00+08:00'))
  const preview = createLivePreview({ transactions, clock, eyes: { egress } })
  const found = await preview.start({ roomId: 'room-1', who: 'user:li', signal })
  const journal = await transactions.run(({ journal }) => journal.ofSubject('room-1'))
  return { found, asked, looked: journal.map(({ who }) => who) }
}

test('a stream that browsers play is looked at, and who looked is written down', async () => {
  expect(await started(['rtmp://live.example/a', HLS], answer(200))).toEqual({
    found: { kind: 'hls', url: HLS },
    asked: [HLS],
    looked: ['user:li'],
  })
})

test('what no browser plays is told and not fetched', async () => {
  const { found, asked, looked } = await started(['rtmp://live.example/a'], answer(200))
  expect(found).toMatchObject({ kind: null, reason: 'rtmp-only' })
  expect([asked, looked]).toEqual([[], []])
  expect((await started([], answer(200))).found).toMatchObject({ reason: 'page-only' })
})

test('a stream that is over, or that the guard refuses, is told as that', async () => {
  expect((await started([HLS], answer(404))).found).toMatchObject({ unseen: 'ended' })
  const refusal = { kind: 'refusal', reason: 'blocked-address', detail: '' } as const
  expect((await started([HLS], refusal)).found).toMatchObject({ unseen: 'blocked-address' })
})
