import { constants, open } from 'node:fs/promises'
import { errorCode } from '../../core/error-code.ts'

export type ReadFile =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'gone' }
  /** Something lies there that is no file to take: a link, a pipe, another user's, more than is ever kept. */
  | { readonly kind: 'unfit'; readonly why: string }

type Wanted = {
  readonly largestBytes: number
  /** User id; left out: whoever's (shared folders map them). */
  readonly owner?: number
}

/** Links are not followed, and a pipe that nobody writes to is not waited for. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/**
 * Reads a file that may have been put in place by somebody else.
 * @throws what the system says when it cannot be read now (permissions, a disk that fails)
 */
export async function readRegularFile(
  path: string,
  { largestBytes, owner }: Wanted,
): Promise<ReadFile> {
  const unfit = (why: string): ReadFile => ({ kind: 'unfit', why })
  const handle = await open(path, FLAGS).catch(
    (error: unknown) => errorCode(error) ?? String(error),
  )
  if (handle === 'ENOENT') return { kind: 'gone' }
  if (handle === 'ELOOP') return unfit('a link')
  if (handle === 'ENXIO') return unfit('no regular file')
  if (typeof handle === 'string') throw Object.assign(new Error(handle), { code: handle })
  try {
    const found = await handle.stat()
    if (!found.isFile()) return unfit('no regular file')
    if (owner !== undefined && found.uid !== owner) return unfit("another user's")
    if (found.size > largestBytes) return unfit(`${found.size} bytes`)
    const bytes = new Uint8Array(found.size)
    let filled = 0
    while (filled < bytes.length) {
      const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    return { kind: 'bytes', bytes: bytes.subarray(0, filled) }
  } finally {
    await handle.close()
  }
}
