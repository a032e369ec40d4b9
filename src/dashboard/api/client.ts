import type { Problem } from '../../contracts/problem.ts'
import { CSRF_HEADER, PACKAGE_LOST_HEADER } from '../../contracts/words/wire-words.ts'
import { BASE, placedAddresses } from '../lib/base.ts'
import type { Address } from './addresses.ts'
import { isCode, RequestError } from './problem-error.ts'
import type { SignInAgain } from './sign-in-again.ts'

export const API_PREFIX = `${BASE}/api/v1`

/** Milliseconds after which no answer is an answer. A write is given longer: whoever repeats it must know why. */
const READ_LIMIT = 15_000
const WRITE_LIMIT = 60_000
/** A package of hundreds of files is made first, then sent over a slow line. */
const FILE_LIMIT = 30 * 60_000

/** A signal that aborts when the time is over, or when who asked no longer wants to know. */
function timeLimit(milliseconds: number, asker: AbortSignal | undefined) {
  const controller = new AbortController()
  const abort = (): void => controller.abort()
  const timer = setTimeout(abort, milliseconds)
  asker?.addEventListener('abort', abort)
  if (asker?.aborted === true) abort()
  return {
    signal: controller.signal,
    over: (): void => {
      clearTimeout(timer)
      asker?.removeEventListener('abort', abort)
    },
  }
}

export type WriteOptions = {
  readonly body?: unknown
  /** A file as it is, in place of `body`. */
  readonly file?: Blob
  /** One key for one intention: a repeat after a lost answer must not act twice. */
  readonly idempotencyKey?: string
  /** Nobody waits for it: when the session is over, it is not done. */
  readonly quiet?: boolean
}

/** A file, whole. */
export type TakenFile = {
  readonly blob: Blob
  /** Pieces that could not be had for it. */
  readonly lost: number
}

export type ApiClient = {
  get<T>(address: Address<'GET'>, signal?: AbortSignal): Promise<T>
  write<T, M extends 'POST' | 'PUT' | 'PATCH' | 'DELETE' = 'POST' | 'PUT' | 'PATCH' | 'DELETE'>(
    method: M,
    address: Address<M>,
    options?: WriteOptions,
  ): Promise<T>
  /** Has a file made and takes it; rejects where not all of it came. */
  file(address: Address<'POST'>, body: unknown): Promise<TakenFile>
  /** The token of the session; writes made with a cookie need it. */
  setCsrfToken(token: string | null): void
  /** Somebody signed in again, or gave it up: what was refused meanwhile goes on, or stays refused. */
  settle(again: boolean): void
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'detail' in value
}

async function read<T>(response: Response): Promise<T> {
  const text = await response.text()
  let body: unknown
  try {
    body = text === '' ? undefined : JSON.parse(placedAddresses(text))
  } catch {
    throw new RequestError({ kind: 'strange-answer', status: response.status })
  }
  if (response.ok) return body as T
  throw new RequestError(
    isProblem(body)
      ? { kind: 'problem', problem: body }
      : { kind: 'strange-answer', status: response.status },
  )
}

async function readFile(response: Response): Promise<TakenFile> {
  if (!response.ok) return await read<never>(response)
  const lost = Number(response.headers.get(PACKAGE_LOST_HEADER) ?? 0)
  return { blob: await response.blob(), lost }
}

/** Signing in and out are refused or done; there is nothing to wait for. */
const OF_SESSION = '/session'

/** How long is waited at most, in milliseconds, and what is made of the answer. */
type Taking<T> = {
  readonly most: number
  readonly asker?: AbortSignal | undefined
  take(response: Response): Promise<T>
}

export function createApiClient(
  fetcher: typeof fetch,
  signInAgain: SignInAgain | null = null,
): ApiClient {
  let csrfToken: string | null = null
  const sendFor = async <T>(
    path: string,
    init: RequestInit,
    { most, asker, take }: Taking<T>,
  ): Promise<T> => {
    const limit = timeLimit(most, asker)
    try {
      const { signal } = limit
      const sent = { credentials: 'same-origin', ...init, signal } as const
      return await take(await fetcher(API_PREFIX + path, sent))
    } catch (cause) {
      if (cause instanceof RequestError || asker?.aborted === true) throw cause
      throw new RequestError({ kind: 'network' })
    } finally {
      limit.over()
    }
  }
  const initOf = (method: string, options: WriteOptions): RequestInit => {
    const headers = new Headers()
    if (options.file !== undefined) headers.set('content-type', 'application/octet-stream')
    else if (options.body !== undefined) headers.set('content-type', 'application/json')
    if (options.idempotencyKey !== undefined) {
      headers.set('idempotency-key', options.idempotencyKey)
    }
    if (csrfToken !== null) headers.set(CSRF_HEADER, csrfToken)
    const json = options.body === undefined ? {} : { body: JSON.stringify(options.body) }
    const body = options.file === undefined ? json : { body: options.file }
    return { method, headers, ...body }
  }
  const write = async <T>(
    method: string,
    path: string,
    options: WriteOptions,
    taking: Taking<T>,
  ): Promise<T> => {
    const once = () => sendFor(path, initOf(method, options), taking)
    try {
      return await once()
    } catch (cause) {
      const waits = signInAgain !== null && options.quiet !== true && path !== OF_SESSION
      // Whoever is not signed in has done nothing, so that doing it now does it once.
      if (!waits || !isCode(cause, 'not-signed-in') || !(await signInAgain.wait())) throw cause
      return await once()
    }
  }
  return {
    get: <T>(path: string, asker?: AbortSignal) =>
      sendFor<T>(path, {}, { most: READ_LIMIT, asker, take: read }),
    write: <T>(method: string, path: string, options: WriteOptions = {}) =>
      write<T>(method, path, options, { most: WRITE_LIMIT, take: read }),
    file: (path, body) => write('POST', path, { body }, { most: FILE_LIMIT, take: readFile }),
    setCsrfToken: (token) => {
      csrfToken = token
    },
    settle: (again) => signInAgain?.settle(again),
  }
}
