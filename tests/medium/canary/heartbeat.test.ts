import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createEgress } from '../../../src/adapters/egress/create-egress.ts'
import {
  heartbeatPublicKey,
  signHeartbeat,
} from '../../../src/adapters/security/heartbeat-signature.ts'
import { sendHeartbeat } from '../../../src/app/canary/send-heartbeat.ts'
import { runHeartbeatVerify } from '../../../src/cli/upkeep/heartbeat.ts'
import { type CanaryFigures, NO_CANARIES } from '../../../src/core/canary/canary-figures.ts'
import { NO_HEARD_CANARIES } from '../../../src/core/canary/heard-figures.ts'
import { hours, minutes } from '../../../src/core/time/duration.ts'
import { minus, plus } from '../../../src/core/time/instant.ts'
import { at } from '../../build/violations.ts'
import { createFakeClock } from '../../fakes/fake-clock.ts'
import { createHandClock } from '../../fakes/hand-clock.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

const NOON = at('2026-11-28T12:00:00+08:00')
const SECRET = 'a secret of this test, shared by its nodes'
const KEY = heartbeatPublicKey(SECRET)
const SEEING: CanaryFigures = {
  ...NO_CANARIES,
  sight: 'seeing',
  recall: 1,
  lastFoundAt: minus(NOON, minutes(12)),
}

const taken: string[] = []
const server = createServer((request, response) => {
  let body = ''
  request.on('data', (part) => {
    body += part
  })
  request.on('end', () => {
    taken.push(body)
    response.writeHead(request.url === '/broken' ? 500 : 204).end()
  })
})
const egress = createEgress({ allowPrivateHosts: ['127.0.0.1'], logger: silentLogger })
let base = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await egress.close()
  server.close()
})

const logged: unknown[] = []
const send = (figures: CanaryFigures, path = '/beat?token=very-secret', through = egress) =>
  sendHeartbeat({
    isLookedAfter: () => true,
    clock: createHandClock(NOON).clock,
    logger: { ...silentLogger, warn: (...words) => void logged.push(words) },
    egress: through,
    url: `${base}${path}`,
    report: async () => ({ figures, heard: NO_HEARD_CANARIES, runs: [] }),
    sign: (message) => signHeartbeat(SECRET, message),
  })

async function verified(text: string, key = KEY, now = NOON) {
  const said: string[] = []
  const io = {
    lines: async function* () {
      yield text
    },
    out: (words: string) => void said.push(words),
    err: () => {},
  }
  return { code: await runHeartbeatVerify({ io }, '-', { key }, now), out: said.join('') }
}

test('while the patrol sees, who waits outside is told so, and can check it with the public key alone', async () => {
  expect(await send(SEEING)).toBe('sent')
  const [beat = ''] = taken.splice(0)
  const told = await verified(beat, KEY, plus(NOON, minutes(1)))
  expect(told.code).toBe(0)
  expect(JSON.parse(told.out)).toEqual({
    at: '2026-11-28T12:00:00+08:00',
    lastFoundAt: '2026-11-28T11:48:00+08:00',
    recall: 1,
    falseAlarms: 0,
  })
  const altered = beat.replace('falseAlarms\\":0', 'falseAlarms\\":9')
  expect(altered).not.toBe(beat)
  expect((await verified(altered)).code).toBe(11)
  expect((await verified(beat, heartbeatPublicKey('another secret'))).code).toBe(11)
  expect((await verified(beat, 'no key at all')).code).toBe(11)
  expect((await verified(beat, KEY, plus(NOON, hours(2)))).code).toBe(12)
  expect((await verified('{"format":1}')).code).toBe(2)
})

test.each(['blind', 'stalled', 'unknown', 'off'] as const)(
  'nothing is sent while the patrol is %s: silence tells',
  async (sight) => {
    expect(await send({ ...SEEING, sight })).toBe('silent')
    expect(taken).toEqual([])
  },
)

test('one that is not taken, or may not be sent there, is told of without its address', async () => {
  expect(await send(SEEING, '/broken')).toBe('failed')
  const guarded = createEgress({ allowPrivateHosts: [], logger: silentLogger })
  expect(await send(SEEING, '/beat?token=very-secret', guarded)).toBe('failed')
  await guarded.close()
  expect(JSON.stringify(logged)).toMatch(/HTTP 500.*blocked-address/)
  expect(JSON.stringify(logged)).not.toMatch(/very-secret|127\.0\.0\.1/)
})

test('who does not answer is not waited for', async () => {
  const hanging = {
    post: (_: string, { signal }: { readonly signal: AbortSignal }) =>
      new Promise<never>((_resolve, reject) =>
        signal.addEventListener('abort', () => reject(new Error('late'))),
      ),
  }
  const work = sendHeartbeat({
    isLookedAfter: () => true,
    clock: createFakeClock(NOON),
    logger: silentLogger,
    egress: hanging,
    url: base,
    report: async () => ({ figures: SEEING, heard: NO_HEARD_CANARIES, runs: [] }),
    sign: (message) => signHeartbeat(SECRET, message),
  })
  await expect(work).rejects.toThrow('late')
})
