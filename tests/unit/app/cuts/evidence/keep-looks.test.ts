import { expect, test } from 'vitest'
import { keepLooks } from '../../../../../src/app/cuts/evidence/keep-looks.ts'
import { witnessed, witnessedPulls } from '../../../../../src/app/cuts/evidence/witness.ts'
import { pullCheck } from '../../../../../src/app/sight/pull-check.ts'
import { seconds } from '../../../../../src/core/time/duration.ts'
import type { EvidenceStore } from '../../../../../src/ports/evidence-store.ts'
import type { SampleOutcome } from '../../../../../src/ports/sight/stream-viewer.ts'
import { at } from '../../../../build/violations.ts'
import { createFakeClock } from '../../../../fakes/fake-clock.ts'
import { createMemoryEvidenceStore } from '../../../../fakes/memory-evidence-store.ts'
import { anOrder } from '../../../core/cuts/order.ts'

const never = new AbortController().signal
const ORDER = anOrder({ id: 'order-1' })
const text = (bytes: Uint8Array | null): string => Buffer.from(bytes ?? []).toString('utf8')

const source = {
  kind: 'flv' as const,
  resolvedUrl: 'http://media.example/live/a.flv',
  videoCodec: 'h264',
  width: 2,
  height: 1,
}
const picture = (number: number): SampleOutcome => ({
  kind: 'frame',
  sampled: {
    frame: { width: 2, height: 1, rgb: new Uint8Array(6) },
    png: Uint8Array.of(number),
    sha256: `picture-${number}`,
  },
  source,
})

/** Looks once at an address, and keeps what came. */
async function keptOf(
  url: string,
  evidenceStore: Pick<EvidenceStore, 'put'>,
  playlists: readonly string[] = [],
) {
  const clock = createFakeClock(at('2026-10-17T09:40:00+08:00'))
  let asked = 0
  const deps = {
    clock,
    viewer: {
      probe: async () => ({ kind: 'on-air', source }) as const,
      sample: async () => picture(asked++),
    },
    texts: {
      fetchText: async () =>
        ({
          kind: 'text',
          url,
          text: playlists[Math.min(asked++, playlists.length - 1)] ?? '',
        }) as const,
    },
  }
  const look = await witnessed((witness) =>
    pullCheck(witnessedPulls(deps, witness), url, { patience: seconds(2) }, never),
  )
  const [check] = await keepLooks({ evidenceStore }, ORDER, [look])
  return check
}

const playlist = (last: number) =>
  `#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXT-X-MEDIA-SEQUENCE:${last}\n#EXTINF:1,\n${last}.ts\n`

test('of a stream its kind and the very pictures are kept, with the round they were seen in', async () => {
  const store = createMemoryEvidenceStore()
  const check = await keptOf('http://media.example/live/a.flv?key=1a', store)
  expect(check).toMatchObject({ found: 'live', round: 1 })
  expect(check?.evidence?.map(({ kind }) => kind)).toEqual(['answer', 'picture', 'picture'])
  expect(check?.evidence?.[0]?.url).toBe('http://media.example/live/a.flv?key=***')
  const [first] = check?.evidence ?? []
  expect(text(await store.get(first?.sha256 ?? ''))).toContain('h264')
})

test('a playlist that stands still is kept once, however often it was fetched; one that moves, each time', async () => {
  const store = createMemoryEvidenceStore()
  const still = await keptOf('http://media.example/a.m3u8', store, [playlist(7)])
  expect(still).toMatchObject({ found: 'cached' })
  expect(still?.evidence).toHaveLength(1)
  const moving = await keptOf('http://media.example/a.m3u8', store, [playlist(7), playlist(8)])
  expect(moving).toMatchObject({ found: 'live' })
  expect(moving?.evidence).toHaveLength(2)
  expect(await store.count()).toBe(2)
})

test('a store that is away, or has no room, costs the proof nothing: what is not kept is said', async () => {
  const away = { put: () => Promise.reject(new Error('the disk http://u:p@store is away')) }
  expect(await keptOf('http://media.example/a.m3u8', away, [playlist(7)])).toMatchObject({
    found: 'cached',
    notKept: 'the disk http://***@store is away',
  })
  const full = {
    put: async () => ({ sha256: 'x', bytes: 1, mediaType: 'x', lost: true }) as const,
  }
  const check = await keptOf('http://media.example/a.m3u8', full, [playlist(7)])
  expect(check?.evidence).toBeUndefined()
  expect(check?.notKept).toContain('no place')
})
