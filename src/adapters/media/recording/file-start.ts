import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { errorCode } from '../../../core/error-code.ts'
import type { Unseen } from '../../../ports/sight/stream-viewer.ts'
import { SNIFF_BYTES } from '../body/container.ts'
import { unseen } from '../unseen.ts'

export type FileStart = { readonly kind: 'start'; readonly head: Uint8Array }

/** The path that a `file:` address names; `null`: another machine's, or none. */
export function pathOfFile(address: string): string | null {
  try {
    const url = new URL(address)
    const path = url.host === '' ? fileURLToPath(url) : null
    return path?.includes('\0') === true ? null : path
  } catch {
    return null
  }
}

/** The first bytes of a regular file that may be read and holds something. */
export async function fileStart(path: string): Promise<FileStart | Unseen> {
  try {
    // Opening a pipe would wait for somebody to write into it.
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
    try {
      const stat = await file.stat()
      if (stat.isDirectory()) return unseen('bad-address', 'a folder')
      if (!stat.isFile()) return unseen('bad-address', 'no regular file')
      if (stat.size === 0) return unseen('empty', 'the file is empty')
      const { bytesRead, buffer } = await file.read(new Uint8Array(SNIFF_BYTES), 0, SNIFF_BYTES, 0)
      return { kind: 'start', head: buffer.subarray(0, bytesRead) }
    } finally {
      await file.close()
    }
  } catch (error) {
    const code = errorCode(error) ?? 'unreadable'
    return unseen(/^(EACCES|EPERM)$/.test(code) ? 'refused' : 'bad-address', code)
  }
}
