import { readFile } from 'node:fs/promises'
import { CSRF_HEADER } from '../../../src/contracts/words/wire-words.ts'
import type { RunningProgram } from './running-program.ts'

const OWN_PASSWORD = 'operators of the town 417'

/**
 * Waits until the program says where it put the password of `admin`, reads it there, and changes it, as has to be done
 * at the first sign-in. Returns the new one.
 */
export async function firstPassword(program: RunningProgram): Promise<string> {
  const [, path = ''] = await program.waitFor(/first administrator's password: (\S+)/)
  const current = /password: (\S+)/.exec(await readFile(path, 'utf8'))?.[1] ?? ''
  const [, shown = ''] = await program.waitFor(/dashboard: (\S+)/)
  const session = new URL('/api/v1/session', shown)
  const send = (url: URL, body: object, headers: Record<string, string> = {}) =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  const signedIn = await send(session, { name: 'admin', password: current })
  const cookie = signedIn.headers.getSetCookie().map((line) => line.split(';')[0])
  const { csrfToken } = (await signedIn.json()) as { csrfToken: string }
  const signed = { cookie: cookie.join('; '), [CSRF_HEADER]: csrfToken }
  const password = { current, password: OWN_PASSWORD }
  const changed = await send(new URL('/api/v1/session/password', shown), password, signed)
  if (!changed.ok) throw new Error(`the first password was not changed: ${changed.status}`)
  return OWN_PASSWORD
}
