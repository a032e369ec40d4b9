import { statfsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode } from '../../core/error-code.ts'

const TRIAL = new Uint8Array(1024 * 1024).fill(1)
/** One question of the operating system takes microseconds, but not as many as there are statements. */
const ASK_AGAIN_MILLISECONDS = 200

export type DiskRoom = {
  /** As the file system says it; infinite where it says nothing. */
  freeBytes(): number
  /** Why a megabyte cannot be written (`ENOSPC`, `EROFS`, …); `null` when it can. A quota or a limit shows only so. */
  refusal(): Promise<string | null>
}

export function createDiskRoom(folder: string): DiskRoom {
  let asked = Number.NEGATIVE_INFINITY
  let known = Number.POSITIVE_INFINITY
  return {
    freeBytes() {
      if (performance.now() - asked < ASK_AGAIN_MILLISECONDS) return known
      asked = performance.now()
      try {
        const { bavail, bsize } = statfsSync(folder)
        known = bavail * bsize
      } catch {
        known = Number.POSITIVE_INFINITY
      }
      return known
    },
    async refusal() {
      const trial = join(folder, 'room-trial')
      try {
        await writeFile(trial, TRIAL, { mode: 0o600, flush: true })
        return null
      } catch (error) {
        return errorCode(error) ?? String(error)
      } finally {
        await rm(trial, { force: true }).catch(() => undefined)
      }
    },
  }
}
