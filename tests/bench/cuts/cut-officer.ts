import { z } from 'zod'
import { type CutOrder, cutOrder } from '../../../src/contracts/cut.ts'
import { session } from '../../../src/contracts/session.ts'
import { CSRF_HEADER } from '../../../src/contracts/words/wire-words.ts'

const LOOK_EVERY_MILLISECONDS = 50
const GIVE_UP_MILLISECONDS = 120_000
const OVER: readonly CutOrder['state'][] = [
  'verified',
  'cached-tail',
  'accepted-unverified',
  'cannot-verify',
  'refused',
  'failed',
  'came-back',
]

export type CutRun = {
  readonly state: CutOrder['state']
  readonly acceptedMilliseconds: number | null
  readonly endedMilliseconds: number
  readonly order: CutOrder
}

export type Officer = {
  /** Orders a cut with a ban, and looks at the order until it has come to an end. */
  readonly cut: (violationId: string) => Promise<CutRun>
  readonly undo: (orderId: string) => Promise<void>
}

/** Signs in as the first administrator and works through the HTTP interface, as a person's browser does. */
export async function startOfficer(programUrl: string, password: string): Promise<Officer> {
  const api = `${programUrl}/api/v1`
  const entered = await fetch(`${api}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'admin', password }),
  })
  const cookie = entered.headers.getSetCookie().map((line) => line.split(';')[0])
  const { csrfToken } = session.parse(await entered.json())
  const signed = { cookie: cookie.join('; '), [CSRF_HEADER]: csrfToken ?? '' }

  async function ask<T>(path: string, shape: z.ZodType<T>, body?: object): Promise<T> {
    const response = await fetch(`${api}${path}`, {
      headers: { ...signed, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`)
    return shape.parse(JSON.parse(text))
  }

  return {
    cut: async (violationId) => {
      const began = performance.now()
      const passed = (): number => performance.now() - began
      let accepted: number | null = null
      const body = { reason: '度量:阻断', ban: true }
      let order = await ask(`/violations/${violationId}/cut`, cutOrder, body)
      for (;;) {
        if (order.acceptedAt !== null) accepted ??= passed()
        const over = OVER.includes(order.state) || passed() > GIVE_UP_MILLISECONDS
        const { state } = order
        if (over) {
          return { state, acceptedMilliseconds: accepted, endedMilliseconds: passed(), order }
        }
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MILLISECONDS))
        order = await ask(`/cuts/${order.id}`, cutOrder)
      }
    },
    undo: async (orderId) => {
      await ask(`/cuts/${orderId}/undo`, z.unknown(), { reason: '度量:撤销' })
    },
  }
}
