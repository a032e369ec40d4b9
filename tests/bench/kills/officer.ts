import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { cutOrder } from '../../../src/contracts/cut.ts'
import { listOf } from '../../../src/contracts/list.ts'
import { session } from '../../../src/contracts/session.ts'
import { violation } from '../../../src/contracts/violation.ts'
import { CSRF_HEADER } from '../../../src/contracts/words/wire-words.ts'
import type { Town } from './town.ts'

const TURN_MILLISECONDS = 300
const REQUEST_MILLISECONDS = 5_000
const STILL_GOING: readonly string[] = ['requested', 'approved', 'sent', 'accepted']
const orders = listOf(cutOrder)
const violations = listOf(violation)

type Signed = Readonly<Record<string, string>>

async function ask<T>(
  url: string,
  signed: Signed,
  path: string,
  shape: z.ZodType<T>,
  body?: unknown,
): Promise<T> {
  const response = await fetch(`${url}/api/v1${path}`, {
    headers: { ...signed, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    signal: AbortSignal.timeout(REQUEST_MILLISECONDS),
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  return shape.parse(await response.json())
}

/** One sign-in is known to all nodes: they share the database. */
async function signIn(url: string, password: string): Promise<Signed> {
  const response = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'admin', password }),
  })
  const cookie = response.headers.getSetCookie().map((line) => line.split(';')[0])
  const { csrfToken } = session.parse(await response.json())
  return { cookie: cookie.join('; '), [CSRF_HEADER]: csrfToken ?? '' }
}

/** Cuts what goes on; when a cut has come to its end lifts the ban, so that the lesson comes back and all begins anew. */
async function turn(url: string, signed: Signed): Promise<void> {
  const recent = await ask(url, signed, '/violations?limit=5', violations)
  for (const { id, ongoing } of recent.items) {
    const { items } = await ask(url, signed, `/violations/${id}/cuts`, orders)
    const going = items.some(({ state }) => STILL_GOING.includes(state))
    const ended = items.find(({ state }) => !STILL_GOING.includes(state) && state !== 'undone')
    if (ended !== undefined) {
      const why = { reason: '演练：解除禁止推流' }
      await ask(url, signed, `/cuts/${ended.id}/undo`, z.unknown(), why).catch(() => undefined)
    } else if (ongoing && !going) {
      const order = { reason: '演练：阻断', ban: true }
      await ask(url, signed, `/violations/${id}/cut`, z.unknown(), order).catch(() => undefined)
    }
  }
}

/** Works through whichever node answers, until stopped; what fails is done again. */
export async function startOfficer(town: Town): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController()
  const [first] = town.nodes
  const signed = await signIn(first?.url ?? '', town.password)
  const working = (async () => {
    for (let i = 0; !stopping.signal.aborted; i += 1) {
      const url = town.nodes[i % town.nodes.length]?.url ?? null
      if (url !== null) await turn(url, signed).catch(() => undefined)
      await delay(TURN_MILLISECONDS)
    }
  })()
  return {
    async stop() {
      stopping.abort()
      await working
    },
  }
}
