import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import ipaddr from 'ipaddr.js'
import type { HttpSettings } from './dependencies.ts'

/** The bits of an IPv6 address that belong to whoever has one of them. */
const NETWORK_PARTS = 4

/** Who is slowed down as one: an IPv4 address, or the /64 network of an IPv6 address. */
export function clientOf(address: string): string {
  if (!ipaddr.isValid(address)) return 'unknown'
  const parsed = ipaddr.process(address)
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.toString()
  const network = parsed.parts.slice(0, NETWORK_PARTS).map((part) => part.toString(16))
  return `${network.join(':')}::/64`
}

/** What the browser calls itself: not believed, only shown to whose session it is. */
export const browserOf = (request: FastifyRequest): string => request.headers['user-agent'] ?? ''

type DeviceSettings = Pick<HttpSettings, 'cookieSecure' | 'deviceSecret'>

/** Half a year. */
const LASTS_SECONDS = 180 * 86_400

const cookieName = ({ cookieSecure }: DeviceSettings): string =>
  cookieSecure ? '__Host-xuncha-device' : 'xuncha-device'

const seal = (secret: string, account: string, nonce: string): string =>
  createHmac('sha256', secret).update(`device\n${account}\n${nonce}`, 'utf8').digest('base64url')

/** The browser's own name, when it shows that `account` signed in from it before; `null` otherwise. */
export function knownDevice(
  request: FastifyRequest,
  account: string,
  settings: DeviceSettings,
): string | null {
  const [nonce = '', given = ''] = (request.cookies[cookieName(settings)] ?? '').split('.')
  const expected = Buffer.from(seal(settings.deviceSecret, account, nonce))
  const shown = Buffer.from(given)
  const same = shown.length === expected.length && timingSafeEqual(shown, expected)
  return nonce !== '' && same ? nonce : null
}

/** Lets the browser show from now on that `account` signed in from it. It opens no door. */
export function rememberDevice(
  reply: FastifyReply,
  account: string,
  settings: DeviceSettings,
): void {
  const nonce = randomBytes(16).toString('base64url')
  reply.setCookie(cookieName(settings), `${nonce}.${seal(settings.deviceSecret, account, nonce)}`, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: settings.cookieSecure,
    maxAge: LASTS_SECONDS,
  })
}
