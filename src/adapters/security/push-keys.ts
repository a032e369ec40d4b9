import { createECDH, hkdfSync } from 'node:crypto'

/** Order of the curve P-256 (FIPS 186-4, D.1.2.3). */
const ORDER = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551')

/**
 * The pair of keys by which push services know an installation (VAPID, RFC 8292), the same for all its machines, from
 * the secret that they share: nothing more has to be kept, and browsers that subscribed stay subscribed.
 */
export function pushKeysOf(secret: string): {
  readonly publicKey: string
  readonly privateKey: string
} {
  // 16 bytes more than the order has, so that no scalar is likelier than another (FIPS 186-4, B.4.1).
  const seed = Buffer.from(hkdfSync('sha256', secret, '', 'xuncha push keys', 48))
  const scalar = (BigInt(`0x${seed.toString('hex')}`) % (ORDER - 1n)) + 1n
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex'))
  return {
    publicKey: pair.getPublicKey('base64url', 'uncompressed'),
    privateKey: Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex').toString('base64url'),
  }
}
