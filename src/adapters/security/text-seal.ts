import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const ALGORITHM = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16
const FORMAT = 'xuncha-sealed-1'

/** A key of its own for each use, from the secret that all machines of an installation share (RFC 5869). */
const derive = (secret: string, use: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `xuncha ${use}`, 32))

type TextSeal = {
  seal(text: string): string
  /** `null`: sealed with another key or for another use, or altered. */
  open(sealed: string): string | null
}

/** What the database keeps of secrets: a copy of it, or a backup, shows none. */
export function createTextSeal(secret: string, use: string): TextSeal {
  const key = derive(secret, use)
  return {
    seal(text) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES })
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      const bytes = Buffer.concat([nonce, cipher.getAuthTag(), sealed])
      return `${FORMAT}.${bytes.toString('base64')}`
    },
    open(sealed) {
      const [format, text = ''] = sealed.split('.')
      const bytes = Buffer.from(text, 'base64')
      if (format !== FORMAT || bytes.length < NONCE_BYTES + TAG_BYTES) return null
      try {
        const nonce = bytes.subarray(0, NONCE_BYTES)
        const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES })
        decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
        const opened = [decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]
        return Buffer.concat(opened).toString('utf8')
      } catch {
        return null
      }
    },
  }
}
