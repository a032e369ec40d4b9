import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { HEARTBEAT_FORMAT, type SignedHeartbeat, signedText } from '../../core/canary/heartbeat.ts'

/** DER of an Ed25519 private key (RFC 8410 §7) and public key (§4), before its 32 bytes. */
const PRIVATE = Buffer.from('302e020100300506032b657004220420', 'hex')
const PUBLIC = Buffer.from('302a300506032b6570032100', 'hex')
const KEY_BYTES = 32

/** The same for all machines of an installation, from the secret that they share; that one cannot be told from it. */
function privateKeyOf(secret: string): KeyObject {
  const seed = createHmac('sha256', secret).update(HEARTBEAT_FORMAT).digest()
  return createPrivateKey({ key: Buffer.concat([PRIVATE, seed]), format: 'der', type: 'pkcs8' })
}

/** 32 bytes, base64: what a stranger checks heartbeats with. */
export const heartbeatPublicKey = (secret: string): string =>
  createPublicKey(privateKeyOf(secret))
    .export({ format: 'der', type: 'spki' })
    .subarray(PUBLIC.length)
    .toString('base64')

export function signHeartbeat(secret: string, message: string): SignedHeartbeat {
  const told = { format: HEARTBEAT_FORMAT, message }
  const signature = sign(null, Buffer.from(signedText(told)), privateKeyOf(secret))
  return { ...told, signature: signature.toString('base64') }
}

/** Whether it was signed with the key of that public one. Never throws for what a stranger sends. */
export function isSignedBy(publicKey: string, told: SignedHeartbeat): boolean {
  const bytes = Buffer.from(publicKey, 'base64')
  if (bytes.length !== KEY_BYTES || told.format !== HEARTBEAT_FORMAT) return false
  try {
    const key = createPublicKey({
      key: Buffer.concat([PUBLIC, bytes]),
      format: 'der',
      type: 'spki',
    })
    return verify(null, Buffer.from(signedText(told)), key, Buffer.from(told.signature, 'base64'))
  } catch {
    return false
  }
}
