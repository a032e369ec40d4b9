import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createEgress } from '../../../../src/adapters/egress/create-egress.ts'
import type { LookTurn } from '../../../../src/app/politeness/host-line.ts'
import { createLivePreview } from '../../../../src/app/preview/live-preview.ts'
import type { LivePreview } from '../../../../src/contracts/preview/live-preview.ts'
import type { Egress } from '../../../../src/ports/egress.ts'
import { anInstitution, aRoom } from '../../../build/violations.ts'
import { createFakeClock } from '../../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'
import { silentLogger } from '../../../fakes/silent-logger.ts'
import { type Harness, NOW, startHttp } from '../http-harness.ts'

const PIECE = Buffer.from([0x47, 1, 2, 3])
const PLAYLIST = '#EXTM3U\n#EXTINF:4,\nseg-1.ts\n#EXTINF:4,\nhttp://10.0.0.1/secret.ts\n'

let media: Server
let egress: Egress
let harness: Harness
/** What was asked of the platform's gate, and what it answers. */
const asked: string[] = []
let turn: LookTurn = { kind: 'go', done: async () => {} }
const gate = {
  ask: async ({ url }: { readonly url: string }) => {
    asked.push(url)
    return turn
  },
}

const at = (path: string): string =>
  `http://127.0.0.1:${(media.address() as AddressInfo).port}/${path}`

async function bearer(name: string): Promise<{ readonly authorization: string }> {
  return { authorization: `Bearer ${await harness.token('operator', name)}` }
}

beforeEach(async () => {
  media = createServer(({ url = '' }, response) => {
    if (url === '/a.m3u8') response.end(PLAYLIST)
    else if (url === '/seg-1.ts') response.setHeader('content-type', 'text/html').end(PIECE)
    else response.writeHead(404).end()
  })
  await new Promise<void>((listening) => media.listen(0, '127.0.0.1', listening))
  egress = createEgress({ allowPrivateHosts: ['127.0.0.1'], logger: silentLogger })
  const transactions = createMemoryTransactions()
  const clock = createFakeClock(NOW)
  harness = await startHttp({
    transactions,
    deps: (deps) => ({
      ...deps,
      within: (jurisdiction) => ({
        ...deps.within(jurisdiction),
        preview: createLivePreview({
          transactions: transactions.within(jurisdiction),
          clock,
          eyes: { egress, gate },
        }),
      }),
    }),
  })
  await harness.transactions.run(async (records) => {
    await records.institutions.save(anInstitution())
    await records.rooms.save(aRoom({ id: 'room-1', streamUrls: [at('a.m3u8')] }))
    await records.rooms.save(aRoom({ id: 'room-2', streamUrls: [at('over.m3u8')] }))
  })
})
afterEach(async () => {
  await harness.app.close()
  await egress.close()
  media.closeAllConnections()
  await new Promise((closed) => media.close(closed))
})

const start = async (room: string, headers: Readonly<Record<string, string>>) => {
  const url = `/api/v1/rooms/${room}/preview`
  return (await harness.app.inject({ method: 'POST', url, headers })).json<LivePreview>()
}

it('a stream is played through the program: its playlist names no address of its own, its pieces come as bytes', async () => {
  const headers = await bearer('li')
  const { kind, url } = await start('room-1', headers)
  expect(kind).toBe('hls')
  const playlist = await harness.app.inject({ url: url ?? '', headers })
  expect(playlist.headers['content-type']).toContain('mpegurl')
  expect(playlist.body).not.toContain('127.0.0.1')
  const [first = '', second = ''] = playlist.body.split('\n').filter((line) => /^\/api/.test(line))
  const piece = await harness.app.inject({ url: first, headers })
  expect(piece.rawPayload).toEqual(PIECE)
  expect(piece.headers['content-type']).toBe('application/octet-stream')
  // A private address that a stranger's playlist names is refused like any other.
  expect((await harness.app.inject({ url: second, headers })).statusCode).toBe(404)
})

it('a handle is of whoever asked and of its room alone, and no address is taken from a caller', async () => {
  const headers = await bearer('li')
  const { url } = await start('room-1', headers)
  const ask = async (address: string, as: Readonly<Record<string, string>>) =>
    (await harness.app.inject({ url: address, headers: as })).statusCode
  expect(await ask(url ?? '', await bearer('wang'))).toBe(404)
  expect(await ask((url ?? '').replace('room-1', 'room-2'), headers)).toBe(404)
  const given = Buffer.from(at('seg-1.ts')).toString('base64url')
  expect(await ask(`/api/v1/rooms/room-1/preview/media?handle=${given}`, headers)).toBe(404)
  expect(await ask(url ?? '', {})).toBe(401)
})

it('a stream that is over is told as that, and who looked at what is in the audit', async () => {
  const { kind, words } = await start('room-2', await bearer('li'))
  expect(kind).toBeNull()
  expect(words?.zh).toContain('已结束')
  const looked = await harness.transactions.run(({ journal }) => journal.ofSubject('room-2'))
  expect(looked.map(({ who }) => who)).toEqual(['program:li'])
})

it('previews are bounded, and who is refused is told when to try again', async () => {
  const headers = await bearer('li')
  asked.length = 0
  const ask = () =>
    harness.app.inject({ method: 'POST', url: '/api/v1/rooms/room-1/preview', headers })
  const all = await Promise.all(Array.from({ length: 12 }, ask))
  const refused = all.filter(({ statusCode }) => statusCode === 429)
  expect([refused.length, asked.length]).toEqual([6, 6])
  expect(refused[0]?.headers['retry-after']).toBe('60')
})

it('a look of a person waits for its turn at the platform, and tells how it went', async () => {
  const headers = await bearer('li')
  const ends: string[] = []
  turn = { kind: 'go', done: async ({ kind }) => void ends.push(kind) }
  asked.length = 0
  await start('room-1', headers)
  await start('room-2', headers)
  expect(asked).toEqual([at('a.m3u8'), at('over.m3u8')])
  expect(ends).toEqual(['answered', 'answered'])
  turn = { kind: 'refused', until: NOW, because: 'pace' }
  const { kind, words } = await start('room-1', headers)
  turn = { kind: 'go', done: async () => {} }
  expect(kind).toBeNull()
  expect(words?.zh).toContain('现在看不到')
})
