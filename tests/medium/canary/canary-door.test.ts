import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createEgress } from '../../../src/adapters/egress/create-egress.ts'
import {
  CANARY_ORIGIN,
  createCanaryDoor,
} from '../../../src/adapters/rehearsal/canary/canary-door.ts'
import {
  type CanarySite,
  openCanarySite,
} from '../../../src/adapters/rehearsal/canary/canary-site.ts'
import type { CanaryShow } from '../../../src/core/canary/canary-run.ts'
import { seconds } from '../../../src/core/time/duration.ts'
import type { Egress } from '../../../src/ports/egress.ts'
import { at } from '../../build/violations.ts'
import { createHandClock } from '../../fakes/hand-clock.ts'
import { silentLogger as logger } from '../../fakes/silent-logger.ts'

const NOON = at('2026-11-28T12:00:00+08:00')
const SHOW: CanaryShow = {
  id: 'one',
  kind: 'lesson',
  sense: 'seen',
  seed: 1,
  begunAt: NOON,
  endsAt: at('2026-11-28T12:03:00+08:00'),
}
const SEGMENTS = ['a', 'b', 'c'].map((text) => new TextEncoder().encode(text))

const { clock, pass } = createHandClock(NOON)
let site: CanarySite
let door: Egress
/** What every look at a room goes through. */
let guard: Egress

beforeAll(async () => {
  site = await openCanarySite(clock)
  site.show(SHOW, SEGMENTS)
  door = createCanaryDoor(createEgress({ allowPrivateHosts: ['127.0.0.1'], logger }), site.base)
  guard = createEgress({ allowPrivateHosts: [], logger })
})
afterAll(async () => {
  await door.close()
  await guard.close()
  await site.close()
})

async function fetched(egress: Egress, url: string): Promise<string> {
  const answer = await egress.get(url, { signal: AbortSignal.timeout(30_000) })
  if (answer.kind === 'refusal') return answer.reason
  const parts: Uint8Array[] = []
  for await (const part of answer.body) parts.push(part)
  const text = Buffer.concat(parts).toString()
  return answer.status === 200 ? text : String(answer.status)
}

describe('the door of canaries', () => {
  test('leads to the canary that is on air, by a name that means nothing to anybody else', async () => {
    pass(seconds(6))
    expect(await fetched(door, `${CANARY_ORIGIN}one/index.m3u8`)).toContain(
      '#EXT-X-MEDIA-SEQUENCE:0',
    )
    expect(await fetched(door, `${CANARY_ORIGIN}one/1.ts?n=1`)).toBe('b')
    expect(await fetched(guard, `${CANARY_ORIGIN}one/index.m3u8`)).not.toContain('#EXTM3U')
  })

  test.each([
    'http://127.0.0.1/',
    'http://localhost/one/index.m3u8',
    'http://169.254.169.254/latest/meta-data',
    'http://canary.invalid.example/one/index.m3u8',
    'http://user@canary.invalid/one/index.m3u8',
    `${CANARY_ORIGIN}../one/index.m3u8`,
    `${CANARY_ORIGIN}one/../../x/index.m3u8`,
    `${CANARY_ORIGIN}one/%2e%2e/index.m3u8`,
    'http://93.184.216.34/index.m3u8',
  ])('leads nowhere else: %s', async (url) => {
    expect(await fetched(door, url)).toBe('blocked-address')
    expect(await door.check(url)).toMatchObject({ kind: 'refusal' })
  })

  test('is no door for rooms: the very address of the canary is refused to them', async () => {
    expect(await fetched(guard, `${site.base}one/index.m3u8`)).toBe('blocked-address')
    const { origin } = new URL(site.base)
    const stranger = createEgress({ allowPrivateHosts: ['127.0.0.1'], logger })
    expect(await fetched(stranger, `${origin}/guess/one/index.m3u8`)).toBe('404')
    await stranger.close()
  })

  test('shows a live window that moves on over the same pictures, and is off air when its time is over', async () => {
    pass(seconds(20))
    const list = await fetched(door, `${CANARY_ORIGIN}one/index.m3u8`)
    expect(list).toContain('#EXT-X-MEDIA-SEQUENCE:10')
    expect(list).toContain('#EXT-X-DISCONTINUITY')
    pass(seconds(200))
    expect(await fetched(door, `${CANARY_ORIGIN}one/index.m3u8`)).toBe('404')
  })
})
