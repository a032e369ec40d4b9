import { mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import type { StampBook } from '../../../ports/proofs/time-stamps.ts'

const FILE = 'stamps.jsonl'

/** A line each beside the anchors, on the disk before it is said to be added; begins with a line feed, so that none is spoilt by one cut short. */
export const createStampFile = (folder: string): StampBook => ({
  async add({ anchor, authority, token }) {
    if (token === null) return
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const file = await open(join(folder, FILE), 'a', 0o600)
    try {
      const line = { anchor, authority, token: Buffer.from(token).toString('base64') }
      await file.appendFile(`${(await file.stat()).size === 0 ? '' : '\n'}${JSON.stringify(line)}`)
      await file.datasync()
    } finally {
      await file.close()
    }
  },
})
