import { setTimeout as delay } from 'node:timers/promises'
import type { z } from 'zod'
import { cutOrder } from '../../contracts/cut.ts'
import { listOf } from '../../contracts/list.ts'
import { session } from '../../contracts/session.ts'
import { violation } from '../../contracts/violation.ts'
import { CSRF_HEADER } from '../../contracts/words/wire-words.ts'

type Call = { readonly method?: string; readonly body?: unknown }

/** Someone who works through the same API as the dashboard, signed in with a cookie. */
export type UnattendedOperator = {
  get<T>(path: string, shape: z.ZodType<T>): Promise<T>
  post<T>(path: string, body: unknown, shape: z.ZodType<T>): Promise<T>
}

async function send(url: string, headers: Record<string, string>, call: Call): Promise<Response> {
  const response = await fetch(url, {
    method: call.method ?? 'GET',
    headers: {
      ...headers,
      ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
  })
  if (response.ok) return response
  throw new Error(
    `${call.method ?? 'GET'} ${new URL(url).pathname}: ${response.status} ${await response.text()}`,
  )
}

/** Signs in as a person would. Rejects when any call is refused. */
export async function signInOperator(
  programUrl: string,
  name: string,
  password: string,
): Promise<UnattendedOperator> {
  const api = `${programUrl}/api/v1`
  const signedIn = await send(`${api}/session`, {}, { method: 'POST', body: { name, password } })
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const { csrfToken } = session.parse(await signedIn.json())
  const headers = { cookie, [CSRF_HEADER]: csrfToken ?? '' }
  return {
    get: async (path, shape) =>
      shape.parse(await (await send(`${api}${path}`, headers, {})).json()),
    post: async (path, body, shape) =>
      shape.parse(await (await send(`${api}${path}`, headers, { method: 'POST', body })).json()),
  }
}

/** Asks again until there is an answer; `null` when the time is over. */
export async function until<T>(
  ask: () => Promise<T | null>,
  patienceMillis: number,
  stop: AbortSignal,
): Promise<T | null> {
  const began = performance.now()
  while (performance.now() - began < patienceMillis && !stop.aborted) {
    const answer = await ask()
    if (answer !== null) return answer
    await delay(300)
  }
  return null
}

export type FirstViolation = z.infer<typeof violation>
export type ProvenCut = z.infer<typeof cutOrder>

const violationList = listOf(violation)

/** The newest ongoing violation; `null` while there is none. */
export async function ongoingViolation(
  operator: UnattendedOperator,
): Promise<FirstViolation | null> {
  const page = await operator.get('/violations?ongoing=true', violationList)
  return page.items[0] ?? null
}

export async function violationsOfRoom(
  operator: UnattendedOperator,
  roomId: string,
): Promise<readonly FirstViolation[]> {
  return (await operator.get(`/violations?roomId=${roomId}`, violationList)).items
}

/** A cached tail is proven to be one a few seconds later, or stays one: whoever waits long enough sees which. */
const STILL_GOING: readonly string[] = ['requested', 'approved', 'sent', 'accepted', 'cached-tail']

/** The order once its proof has come to an end, whatever that is. */
export async function settledCut(
  operator: UnattendedOperator,
  id: string,
): Promise<ProvenCut | null> {
  const order = await operator.get(`/cuts/${id}`, cutOrder)
  return STILL_GOING.includes(order.state) ? null : order
}
