import { expect, test } from 'vitest'
import { CSRF_HEADER } from '../../../../src/contracts/words/wire-words.ts'
import { succeed } from '../../../../src/core/fault.ts'
import type { StageAnswer, StageRequest } from '../../../../src/ports/rehearsal/rehearsal-stage.ts'
import { asBrowser } from '../../../build/as-browser.ts'
import { asProgram, startHttp } from '../http-harness.ts'

const LIVE = '/rehearsal/live/api/v1'

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

/** A house in which a rehearsal runs, and what was asked of its program. */
async function withRehearsal() {
  const asked: { readonly person: string; readonly request: StageRequest }[] = []
  const house = await startHttp({
    deps: (deps) => ({
      ...deps,
      rehearsals: deps.rehearsals && {
        ...deps.rehearsals,
        relay: async ({ name }, request) => {
          asked.push({ person: name, request })
          const answer: StageAnswer = {
            status: 200,
            headers: { 'content-type': 'application/json' },
            body: bytes('{"items":["虚构"]}'),
          }
          return succeed(answer)
        },
      },
    }),
  })
  return { ...house, asked, signIn: signInOf(house) }
}

const signInOf =
  (house: Awaited<ReturnType<typeof startHttp>>) =>
  async (role: 'analyst' | 'operator' | 'officer'): Promise<Record<string, string>> => {
    const password = await house.account(role, role)
    const { cookie, csrf } = await asBrowser(house.app, role, password)
    return { cookie, [CSRF_HEADER]: csrf }
  }

test('what is asked below the rehearsal reaches its own program, and no list, count or cut of the house', async () => {
  const { app, signIn, asked, enqueued, platform } = await withRehearsal()
  const wu = await signIn('operator')
  const read = await app.inject({ url: `${LIVE}/violations?ongoing=true`, headers: wu })
  expect(read.json()).toEqual({ items: ['虚构'] })
  const cut = await app.inject({
    method: 'POST',
    url: `${LIVE}/violations/v-1/cut`,
    headers: wu,
    payload: { reason: '演练' },
  })
  expect(cut.statusCode).toBe(200)
  expect(asked.map(({ request }) => [request.method, request.path, request.body])).toEqual([
    ['GET', '/violations?ongoing=true', null],
    ['POST', '/violations/v-1/cut', '{"reason":"演练"}'],
  ])
  expect(enqueued).toEqual([])
  expect(platform.calls).toEqual([])
})

test('nobody enters a rehearsal who is not signed in, decides nothing, writes without the token of his page, or is a program', async () => {
  const house = await withRehearsal()
  const { app, signIn, asked } = house
  expect((await app.inject({ url: `${LIVE}/violations` })).statusCode).toBe(401)
  const analyst = await signIn('analyst')
  expect((await app.inject({ url: `${LIVE}/violations`, headers: analyst })).statusCode).toBe(403)
  const { cookie = '' } = await signIn('operator')
  const write = await app.inject({
    method: 'POST',
    url: `${LIVE}/violations/v-1/claim`,
    headers: { cookie },
    payload: { reason: '演练' },
  })
  expect(write.statusCode).toBe(403)
  const program = await asProgram(house)
  expect((await program('GET', `${LIVE}/violations`)).statusCode).toBe(403)
  expect(asked).toEqual([])
})

test('an operator does not begin a rehearsal, an officer does, and is told what could not start', async () => {
  const house = await startHttp()
  const signIn = signInOf(house)
  const headers = { operator: await signIn('operator'), officer: await signIn('officer') }
  const begin = (role: 'operator' | 'officer') =>
    house.app.inject({
      method: 'POST',
      url: '/api/v1/rehearsals',
      headers: headers[role],
      payload: { minutes: 5 },
    })
  expect((await begin('operator')).statusCode).toBe(403)
  expect((await begin('officer')).statusCode).toBe(200)
  const { results } = (
    await house.app.inject({ url: '/api/v1/rehearsals', headers: headers.officer })
  ).json()
  expect(results[0]).toMatchObject({ end: 'failed', trouble: '没有媒体服务器。No media server.' })
})
