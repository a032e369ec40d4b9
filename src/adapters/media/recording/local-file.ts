import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { errorCode } from '../../../core/error-code.ts'
import type { Unseen } from '../../../ports/sight/stream-viewer.ts'
import { SNIFF_BYTES, sniffContainer } from '../body/container.ts'
import { type Look, type Sighting, sighting } from '../sampling.ts'
import { unseen } from '../unseen.ts'
import { samplePlace } from './sample-file.ts'

type FileStart = { readonly kind: 'start'; readonly head: Uint8Array }

/** The first bytes of a regular file that may be read and holds something. */
async function startOf(path: string): Promise<FileStart | Unseen> {
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

/** What no decoder takes and no known container begins like is something else: a table, a page, a list of addresses. */
const NO_MEDIA = ['unknown', 'html', 'hls']

function pathOf(address: string): string | null {
  try {
    const url = new URL(address)
    return url.host === '' ? fileURLToPath(url) : null
  } catch {
    return null
  }
}

/**
 * One picture of a file on this machine: for a person at the command line. `bad-address`: it is not there, a folder or
 * a device; `refused`: it may not be read; `empty`; `not-media`; `decoder-failed`: media, but damaged.
 */
export async function sampleFile(look: Look, address: string): Promise<Sighting> {
  const path = pathOf(address)
  if (path === null) return unseen('bad-address', 'not a path on this machine')
  const start = await startOf(path)
  if (start.kind === 'unseen') return start
  const { outcome, seconds } = await samplePlace(look, address, (seek) => ({
    kind: 'local-file',
    path,
    seek,
  }))
  if (outcome.kind === 'failed') {
    const isMedia = !NO_MEDIA.includes(sniffContainer(start.head, true) ?? 'unknown')
    const reason = outcome.reason === 'decoder-failed' && !isMedia ? 'not-media' : outcome.reason
    return unseen(reason, outcome.detail)
  }
  // A picture plays for a fraction of a second.
  const recording = seconds === null || seconds < 1 ? null : { seconds }
  return sighting('file', address, outcome.frame, outcome.report, recording)
}
