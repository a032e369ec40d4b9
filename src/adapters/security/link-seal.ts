import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import type { LinkSeal } from '../../ports/link-seal.ts'

/** HMAC-SHA-256 with a key of its own (RFC 2104, RFC 5869). */
export function createLinkSeal(secret: string): LinkSeal {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'xuncha links of the first start', 32))
  const digest = (text: string): Buffer => createHmac('sha256', key).update(text, 'utf8').digest()
  return {
    sign: (text) => digest(text).toString('base64url'),
    isSigned(text, signature) {
      const given = Buffer.from(signature, 'base64url')
      const right = digest(text)
      return given.length === right.length && timingSafeEqual(given, right)
    },
  }
}
