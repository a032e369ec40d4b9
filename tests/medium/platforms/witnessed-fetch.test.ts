import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fetch } from 'undici'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { requestJson } from '../../../src/adapters/platforms/json-http.ts'
import { createAnswerWitness } from '../../../src/adapters/platforms/witnessed-fetch.ts'
import type { RawAnswer } from '../../../src/core/cuts/proof/raw-answer.ts'
import { seconds } from '../../../src/core/time/duration.ts'

const server = createServer((request, response) => {
  if (request.url === '/empty') return response.writeHead(204).end()
  response.writeHead(200, { 'content-type': 'application/json' })
  return response.end(JSON.stringify({ asked: request.url, echo: 'our-own-key' }))
})
let origin = ''

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.close()
  server.closeAllConnections()
})

test('whoever asks is answered as before, and what came is handed over word for word, our keys masked', async () => {
  const witness = createAnswerWitness(fetch, ['our-own-key'])
  const http = { fetch: witness.fetch, timeLimit: seconds(5) }
  const ask = (path: string) => requestJson(http, { method: 'GET', url: `${origin}${path}` })
  const heard: RawAnswer[] = []
  const [answer] = await Promise.all([
    witness.hearing(
      () => ask('/a'),
      (one) => heard.push(one),
    ),
    ask('/nobody-hears'),
  ])
  expect(answer).toMatchObject({ status: 200, body: { asked: '/a', echo: 'our-own-key' } })
  expect(heard).toMatchObject([
    {
      kind: 'words',
      url: `${origin}/a`,
      head: { status: 200, headers: { 'content-type': 'application/json' } },
      body: '{"asked":"/a","echo":"***"}',
    },
  ])
})

test('an empty answer and none at all are answers too', async () => {
  const witness = createAnswerWitness(fetch, [])
  const http = { fetch: witness.fetch, timeLimit: seconds(5) }
  const heard: RawAnswer[] = []
  const ask = (url: string) =>
    witness.hearing(
      () => requestJson(http, { method: 'GET', url }),
      (one) => heard.push(one),
    )
  await ask(`${origin}/empty`)
  await ask('http://127.0.0.1:1/')
  expect(heard).toMatchObject([
    { kind: 'words', head: { status: 204 }, body: '' },
    { kind: 'none', reason: 'no answer' },
  ])
})
