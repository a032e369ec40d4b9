import { fetch as undiciFetch } from 'undici'
import type { z } from 'zod'
import type { CalledTarget } from '../../core/registry/cut-target.ts'
import {
  type MediaServerName,
  mediaServerName,
  streamOfTarget,
} from '../../core/registry/media-server.ts'
import { type Duration, seconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type { CutStepOutcome } from '../../ports/cut-platform.ts'
import type { Logger } from '../../ports/logger.ts'
import type { BanList } from './asked-bans.ts'
import type { Fetch } from './http-answer.ts'
import type { JsonAnswer, JsonHttpSettings, TextAnswer } from './json-http.ts'

export const NO_KEY = 'no credentials for this media server'

/** A server whose administration API is open to us alone, or stands behind a name and password. */
export type ServerAccess = {
  readonly apiUrl: string
  readonly username?: string | undefined
  readonly password?: string | undefined
}

/** What every adapter of a media server is made of. */
export type ServerCutSettings<Access extends { readonly apiUrl: string } = ServerAccess> = {
  /** The servers we hold keys to. A target elsewhere is refused, so that no key is sent to a made-up address. */
  readonly servers: readonly Access[]
  readonly bans: BanList
  readonly clock: Clock
  readonly logger: Logger
  /** undici's unless a test brings its own. */
  readonly fetch?: Fetch
  /** For each request, 5 s unless given. */
  readonly timeLimit?: Duration
}

export const httpOf = ({
  fetch = undiciFetch,
  timeLimit = seconds(5),
}: Pick<ServerCutSettings, 'fetch' | 'timeLimit'>): JsonHttpSettings => ({ fetch, timeLimit })

/** Finds the keys of the server that a target is on; its `apiUrl` is then the server's own name. */
export function keyRing<Access extends { readonly apiUrl: string }>(
  servers: readonly Access[],
): (target: CalledTarget) => Access | null {
  const known = new Map<MediaServerName, Access>()
  for (const access of servers) {
    const apiUrl = mediaServerName(access.apiUrl)
    if (apiUrl !== null) known.set(apiUrl, { ...access, apiUrl })
  }
  return (target) => known.get(streamOfTarget(target).server) ?? null
}

/** `Authorization` of HTTP basic authentication (RFC 7617), where there is an account. */
export function basicAuthorization({
  username,
  password = '',
}: ServerAccess): { readonly authorization: string } | Record<string, never> {
  if (username === undefined) return {}
  const account = Buffer.from(`${username}:${password}`, 'utf8').toString('base64')
  return { authorization: `Basic ${account}` }
}

const AWAY = 500
const NOT_LET_IN: readonly number[] = [401, 403]

/**
 * The trouble that is the same everywhere; `null`: the answer is the server's own. A gateway that says 502 has done
 * nothing for us, or has and does not tell: that is no refusal.
 */
export function troubleIn(answer: JsonAnswer | TextAnswer): CutStepOutcome | null {
  if (answer.kind === 'unreachable') return answer
  const detail = `HTTP ${answer.status}`
  if (answer.status >= AWAY) return { kind: 'unreachable', detail }
  if (NOT_LET_IN.includes(answer.status)) return { kind: 'refused', detail: `${detail} not let in` }
  return null
}

/** A body as the server's own answer must be, or the trouble with it. */
export type Read<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'unread'; readonly trouble: CutStepOutcome }

export function readBody<T>(answer: JsonAnswer, shape: z.ZodType<T>, server: string): Read<T> {
  const trouble = troubleIn(answer)
  if (trouble !== null) return { kind: 'unread', trouble }
  if (answer.kind !== 'answered') return { kind: 'unread', trouble: answer }
  const body = shape.safeParse(answer.body)
  if (body.success) return { kind: 'read', value: body.data }
  const detail = `HTTP ${answer.status}, not the answer of ${server}`
  return { kind: 'unread', trouble: { kind: 'refused', detail } }
}

/** What could not be read is no account of the stream. */
export const unseen = ({ detail }: CutStepOutcome) => ({ kind: 'unreachable', detail }) as const

export const refused = (detail: string): CutStepOutcome => ({ kind: 'refused', detail })

/** IPv4 as a socket that speaks both writes it. */
export const unmapped = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '')

/** `1.2.3.4:5678` and `[::1]:5678` without port. */
export function hostPart(address: string): string {
  const bracketed = /^\[([^\]]*)\]/.exec(address)
  if (bracketed !== null) return unmapped(bracketed[1] ?? '')
  return unmapped(/^[^:]*:\d+$/.test(address) ? address.replace(/:\d+$/, '') : address)
}
