import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { userWithPassword } from '../../../contracts/access.ts'
import { session } from '../../../contracts/session.ts'
import { CSRF_HEADER } from '../../../contracts/words/wire-words.ts'

/** Signed in at the rehearsal's own program. */
export type StageSession = {
  readonly headers: Readonly<Record<string, string>>
  readonly csrfToken: string
}

export type StageApi = {
  readonly url: string
  readonly admin: { readonly name: string; readonly password: string }
}

/** Rejects when it is refused: whoever asks here knows what it may ask. */
export async function call(
  url: string,
  headers: Readonly<Record<string, string>>,
  body?: unknown,
): Promise<Response> {
  const response = await fetch(url, {
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  })
  if (response.ok) return response
  throw new Error(`${new URL(url).pathname}: ${response.status} ${await response.text()}`)
}

export async function ask<T>(url: string, who: StageSession, shape: z.ZodType<T>): Promise<T> {
  return shape.parse(await (await call(url, who.headers)).json())
}

export async function signIn(
  { url }: Pick<StageApi, 'url'>,
  name: string,
  password: string,
): Promise<StageSession> {
  const answer = await call(`${url}/session`, {}, { name, password })
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const { csrfToken } = session.parse(await answer.json())
  return { headers: { cookie, [CSRF_HEADER]: csrfToken ?? '' }, csrfToken: csrfToken ?? '' }
}

/** The account of a trainee there has the name that it has here, unless the rehearsal's own administrator has it. */
const nameThere = (person: string, admin: string): string =>
  person === admin ? `${person}.trainee` : person

/** Makes somebody known as an operator, with a password that nobody sees. */
export async function makeKnown(
  api: StageApi,
  admin: StageSession,
  person: string,
): Promise<StageSession> {
  const name = nameThere(person, api.admin.name)
  const body = { name, role: 'operator', reason: '演练学员 takes part in the rehearsal' }
  const made = await call(`${api.url}/users`, admin.headers, body)
  const { password } = userWithPassword.parse(await made.json())
  const first = await signIn(api, name, password)
  const own = randomBytes(24).toString('base64url')
  await call(`${api.url}/session/password`, first.headers, { current: password, password: own })
  return signIn(api, name, own)
}
