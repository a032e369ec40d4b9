import { expect, test, vi } from 'vitest'
import { deleting, posting, reading } from '../../../src/dashboard/api/addresses.ts'
import { createApiClient } from '../../../src/dashboard/api/client.ts'
import {
  isCode,
  isPassing,
  RequestError,
  troubleOf,
} from '../../../src/dashboard/api/problem-error.ts'
import { createSignInAgain } from '../../../src/dashboard/api/sign-in-again.ts'

type Sent = { readonly url: string; readonly init: RequestInit }

function clientThatGets(answer: () => Response) {
  const sent: Sent[] = []
  const api = createApiClient((url, init) => {
    sent.push({ url: String(url), init: init ?? {} })
    return Promise.resolve(answer())
  })
  return { api, sent }
}

const problem = (status: number, code: string) => () =>
  Response.json({ detail: '不行。No.', code, status }, { status })

const troubleFrom = async (work: Promise<unknown>) =>
  work.then(
    () => expect.unreachable('it should have been refused'),
    (error: unknown) => error,
  )

test('a refusal carries the sentence and the code of the server', async () => {
  const { api } = clientThatGets(problem(409, 'wrong-state'))
  const error = await troubleFrom(api.get(reading('/violations/{id}', { id: 'v' })))
  expect(error).toBeInstanceOf(RequestError)
  expect(isCode(error, 'wrong-state')).toBe(true)
  expect(isPassing(error)).toBe(false)
})

test('no answer and a broken server may pass; a strange answer never becomes data', async () => {
  const unreachable = createApiClient(() => Promise.reject(new TypeError('failed')))
  const silent = await troubleFrom(unreachable.get(reading('/system', {})))
  expect(troubleOf(silent)).toEqual({ kind: 'network' })
  expect(isPassing(silent)).toBe(true)
  const proxy = clientThatGets(() => new Response('<html>', { status: 502 })).api
  const strange = await troubleFrom(proxy.get(reading('/system', {})))
  expect(troubleOf(strange)).toEqual({ kind: 'strange-answer', status: 502 })
  const page = clientThatGets(() => new Response('<html>', { status: 200 })).api
  expect(troubleOf(await troubleFrom(page.get(reading('/rooms', {}))))).toMatchObject({
    kind: 'strange-answer',
  })
})

test('writes carry the token of the session and the key of the intention', async () => {
  const { api, sent } = clientThatGets(() => Response.json({ ok: true }))
  api.setCsrfToken('secret')
  await api.write('POST', posting('/violations/{id}/cut', { id: 'v' }), {
    body: { reason: 'x' },
    idempotencyKey: 'k',
  })
  const headers = new Headers(sent[0]?.init.headers)
  expect(sent[0]?.url).toBe('/api/v1/violations/v/cut')
  expect(headers.get('x-csrf-token')).toBe('secret')
  expect(headers.get('idempotency-key')).toBe('k')
  expect(sent[0]?.init.body).toBe('{"reason":"x"}')
})

test('an answer without a body is an answer', async () => {
  const { api } = clientThatGets(() => new Response(null, { status: 204 }))
  await expect(api.write('DELETE', deleting('/session', {}))).resolves.toBeUndefined()
})

test('a server that never answers is given up, whether or not it has begun to', async () => {
  vi.useFakeTimers()
  try {
    const ended = (signal: AbortSignal | null | undefined): Promise<never> =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(new DOMException('over', 'AbortError')))
      })
    const silent = createApiClient((_url, init) => ended(init?.signal))
    const stuck = createApiClient((_url, init) => {
      const response = new Response('{')
      return Promise.resolve(Object.assign(response, { text: () => ended(init?.signal) }))
    })
    const tries = [
      silent.get(reading('/system', {})),
      stuck.get(reading('/rooms', {})),
      silent.write('POST', posting('/session', {})),
    ]
    const troubles = Promise.all(tries.map(troubleFrom))
    await vi.advanceTimersByTimeAsync(60_000)
    for (const trouble of await troubles) expect(troubleOf(trouble)).toEqual({ kind: 'network' })
  } finally {
    vi.useRealTimers()
  }
})

test('a write that found the session over is done once when somebody has signed in again, and not otherwise', async () => {
  const sent: RequestInit[] = []
  let signedIn = false
  let ended = 0
  const again = createSignInAgain(() => {
    ended += 1
  })
  const api = createApiClient((_url, init) => {
    sent.push(init ?? {})
    const refused = problem(401, 'not-signed-in')
    return Promise.resolve(signedIn ? Response.json({ done: true }) : refused())
  }, again)
  const confirm = () =>
    api.write('POST', posting('/violations/{id}/confirm', { id: 'v' }), {
      body: { reason: '属实' },
      idempotencyKey: 'one',
    })
  const kept = confirm()
  await vi.waitFor(() => expect(ended).toBe(1))
  signedIn = true
  api.setCsrfToken('fresh')
  api.settle(true)
  expect(await kept).toEqual({ done: true })
  const [first, second] = sent.map(({ body, headers }) => ({ body, headers: new Headers(headers) }))
  expect(second?.body).toBe(first?.body)
  expect(second?.headers.get('idempotency-key')).toBe('one')
  expect(second?.headers.get('x-csrf-token')).toBe('fresh')

  signedIn = false
  const given = troubleFrom(confirm())
  await vi.waitFor(() => expect(ended).toBe(2))
  api.settle(false)
  expect(isCode(await given, 'not-signed-in')).toBe(true)
  expect(sent).toHaveLength(3)
})

test('a file is taken whole or not at all, and a refusal of it is a sentence', async () => {
  const address = posting('/violations/{id}/package', { id: 'v' })
  const whole = clientThatGets(
    () => new Response('PK', { headers: { 'xuncha-package-lost': '2' } }),
  ).api
  const { blob, lost } = await whole.file(address, { reason: 'x' })
  expect([await blob.text(), lost]).toEqual(['PK', 2])
  const cut = new ReadableStream({
    start: (stream) => {
      stream.enqueue(new TextEncoder().encode('P'))
      stream.error(new TypeError('terminated'))
    },
  })
  const broken = clientThatGets(() => new Response(cut)).api
  expect(troubleOf(await troubleFrom(broken.file(address, {})))).toEqual({ kind: 'network' })
  const refused = clientThatGets(problem(503, 'evidence-away')).api
  expect(isCode(await troubleFrom(refused.file(address, {})), 'evidence-away')).toBe(true)
})
