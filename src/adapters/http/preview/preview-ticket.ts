import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'

const ticket = z.strictObject({
  room: z.string(),
  who: z.string(),
  url: z.string(),
  kind: z.enum(['playlist', 'media', 'flv']),
  /** Wall time, milliseconds. */
  until: z.number(),
})
/** What may be fetched, for whom and until when. */
export type PreviewTicket = z.infer<typeof ticket>

const CIPHER = 'aes-256-gcm'
const NONCE = 12
const TAG = 16

const keyOf = (secret: string): Buffer =>
  createHash('sha256').update(`live preview\n${secret}`, 'utf8').digest()

/** Sealed, not only signed: addresses of streams hold keys of their own, and are not for everybody who may look. */
export function sealTicket(secret: string, content: PreviewTicket): string {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv(CIPHER, keyOf(secret), nonce)
  const sealed = Buffer.concat([cipher.update(JSON.stringify(content), 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** `null`: it is not ours, or was changed. */
export function openTicket(secret: string, text: string): PreviewTicket | null {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.length <= NONCE + TAG) return null
  try {
    const decipher = createDecipheriv(CIPHER, keyOf(secret), bytes.subarray(0, NONCE))
    decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
    const opened = Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()])
    return ticket.parse(JSON.parse(opened.toString('utf8')))
  } catch {
    return null
  }
}
