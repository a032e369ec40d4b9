import { createReadStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { errorCode } from '../../core/error-code.ts'
import type { SignedAnchor } from '../../core/evidence/proof/anchor.ts'
import type { AnchorBook } from '../../ports/proofs/anchor-book.ts'

const FILE = 'anchors.jsonl'
/** Longer than any statement: it names so many new files at most. */
const TAIL_BYTES = 4 * 1_048_576

function anchorOf(line: string): SignedAnchor | null {
  try {
    const parsed = JSON.parse(line) as Partial<SignedAnchor> | null
    const { statement, signature } = parsed ?? {}
    if (typeof statement !== 'string' || typeof signature !== 'string') return null
    return { statement, signature }
  } catch {
    return null
  }
}

const isGone = (error: unknown): boolean => errorCode(error) === 'ENOENT'

/** The end of the file; empty where there is none. */
async function tailOf(path: string): Promise<string> {
  try {
    const file = await open(path, 'r')
    try {
      const { size } = await file.stat()
      const length = Math.min(size, TAIL_BYTES)
      const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length)
      return buffer.toString('utf8')
    } finally {
      await file.close()
    }
  } catch (error) {
    if (isGone(error)) return ''
    throw error
  }
}

/** A line each, on the disk before it is said to be added. One that was cut short by a power cut is left as it is, and written anew. */
export function createAnchorFile(folder: string): AnchorBook {
  const path = join(folder, FILE)
  return {
    place: path,
    async last() {
      const lines = (await tailOf(path)).split('\n')
      return (
        lines
          .slice(0, -1)
          .map(anchorOf)
          .findLast((anchor) => anchor !== null) ?? null
      )
    },
    async add(anchors) {
      if (anchors.length === 0) return
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const tail = await tailOf(path)
      const mend = tail === '' || tail.endsWith('\n') ? '' : '\n'
      const file = await open(path, 'a', 0o600)
      try {
        const lines = anchors.map(
          ({ statement, signature }) => `${JSON.stringify({ statement, signature })}\n`,
        )
        await file.appendFile(`${mend}${lines.join('')}`)
        await file.datasync()
      } finally {
        await file.close()
      }
    },
    async *read() {
      const stream = createReadStream(path, 'utf8')
      try {
        for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) {
          if (line !== '') yield anchorOf(line)
        }
      } catch (error) {
        if (!isGone(error)) throw error
      } finally {
        stream.destroy()
      }
    },
  }
}
