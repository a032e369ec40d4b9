import type { Problem } from '../../contracts/problem.ts'
import { CSRF_HEADER } from '../../contracts/session.ts'
import { RequestError } from './problem-error.ts'

export const API_PREFIX = '/api/v1'

export type WriteOptions = {
  readonly body?: unknown
  /** One key for one intention: a repeat after a lost answer must not act twice. */
  readonly idempotencyKey?: string
}

export type ApiClient = {
  get<T>(path: string, signal?: AbortSignal): Promise<T>
  write<T>(method: 'POST' | 'DELETE', path: string, options?: WriteOptions): Promise<T>
  /** The token of the session; writes made with a cookie need it. */
  setCsrfToken(token: string | null): void
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'detail' in value
}

async function read<T>(response: Response): Promise<T> {
  const text = await response.text().catch(() => '')
  let body: unknown
  try {
    body = text === '' ? undefined : JSON.parse(text)
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

export function createApiClient(fetcher: typeof fetch): ApiClient {
  let csrfToken: string | null = null
  const send = async <T>(path: string, init: RequestInit): Promise<T> => {
    let response: Response
    try {
      response = await fetcher(API_PREFIX + path, { credentials: 'same-origin', ...init })
    } catch (cause) {
      if (init.signal?.aborted === true) throw cause
      throw new RequestError({ kind: 'network' })
    }
    return await read<T>(response)
  }
  return {
    get: (path, signal) => send(path, signal === undefined ? {} : { signal }),
    write: (method, path, options = {}) => {
      const headers = new Headers()
      if (options.body !== undefined) headers.set('content-type', 'application/json')
      if (options.idempotencyKey !== undefined) {
        headers.set('idempotency-key', options.idempotencyKey)
      }
      if (csrfToken !== null) headers.set(CSRF_HEADER, csrfToken)
      const body = options.body === undefined ? {} : { body: JSON.stringify(options.body) }
      return send(path, { method, headers, ...body })
    },
    setCsrfToken: (token) => {
      csrfToken = token
    },
  }
}
