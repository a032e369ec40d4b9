import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  type ECDH,
  hkdfSync,
  randomBytes,
  verify,
} from 'node:crypto'

/** A browser's side of Web Push, written from RFC 8291 §3 and RFC 8188 §2, apart from the library that sends. */
export type PushBrowser = {
  readonly keys: { readonly p256dh: string; readonly auth: string }
  /** What was sent, as the service worker reads it. */
  read(body: Buffer): unknown
}

const hkdf = (secret: Buffer, salt: Buffer, info: Buffer, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, length))

function decrypt(own: ECDH, auth: Buffer, body: Buffer): string {
  const salt = body.subarray(0, 16)
  const keyLength = body.readUInt8(20)
  const sender = body.subarray(21, 21 + keyLength)
  const sealed = body.subarray(21 + keyLength)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), own.getPublicKey(), sender])
  const shared = hkdf(own.computeSecret(sender), auth, info, 32)
  const key = hkdf(shared, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
  const nonce = hkdf(shared, salt, Buffer.from('Content-Encoding: nonce\0'), 12)
  const decipher = createDecipheriv('aes-128-gcm', key, nonce)
  decipher.setAuthTag(sealed.subarray(-16))
  const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
  // The last record ends in a delimiter of 2 and padding of zeros.
  return plain.subarray(0, plain.lastIndexOf(2)).toString('utf8')
}

export function createPushBrowser(): PushBrowser {
  const own = createECDH('prime256v1')
  own.generateKeys()
  const auth = randomBytes(16)
  return {
    keys: { p256dh: own.getPublicKey('base64url'), auth: auth.toString('base64url') },
    read: (body) => JSON.parse(decrypt(own, auth, body)),
  }
}

/** What a push service checks before it takes anything (RFC 8292): an ES256 token for itself, signed with the key shown. */
export function checkVapid(authorization: string, publicKey: string): Record<string, unknown> {
  const [, token = '', shown] = /^vapid t=([^,]+), ?k=(.+)$/i.exec(authorization) ?? []
  if (shown !== publicKey) throw new Error('another key')
  const [head = '', claims = '', signature = ''] = token.split('.')
  const point = Buffer.from(publicKey, 'base64url')
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  }
  const key = {
    key: createPublicKey({ key: jwk, format: 'jwk' }),
    dsaEncoding: 'ieee-p1363',
  } as const
  const signed = Buffer.from(`${head}.${claims}`)
  if (!verify('sha256', signed, key, Buffer.from(signature, 'base64url'))) {
    throw new Error('the signature is not of that key')
  }
  return JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')) as Record<string, unknown>
}
