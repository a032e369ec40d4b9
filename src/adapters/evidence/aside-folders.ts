import { rm } from 'node:fs/promises'
import type { Logger } from '../../ports/logger.ts'
import { asidePath, leftIn, readAside, type Waiting, writeAside } from './aside-folder.ts'
import type { InTime } from './in-time.ts'
import type { ReadFile } from './regular-file.ts'

export type OnFolder = Waiting & { readonly folder: string }

type FoldersNeeds = {
  /** In order of preference. Those that are not ours alone are not used. */
  readonly folders: readonly string[]
  readonly inTime: InTime
  readonly logger: Logger
}

/** Folders that may be full, slow, away or somebody else's: none of it reaches the caller. */
export function createAsideFolders({ folders, inTime, logger }: FoldersNeeds) {
  return {
    /** What a former process left. */
    async left(): Promise<readonly OnFolder[]> {
      const found: OnFolder[] = []
      for (const folder of folders) {
        const left = await inTime(leftIn(folder)).catch(() => [])
        if (left === null) {
          logger.error({ folder }, 'is not ours alone: no evidence is taken from it or kept there')
        }
        for (const one of left ?? []) found.push({ ...one, folder })
      }
      return found
    },
    /** The folder that took it; `null` when none did. */
    async write(waiting: Waiting, content: Uint8Array): Promise<string | null> {
      for (const folder of folders) {
        try {
          await inTime(writeAside(folder, waiting, content))
          return folder
        } catch (error) {
          const told = { folder, why: String(error) }
          logger.warn(told, 'a folder for evidence kept aside takes nothing')
        }
      }
      return null
    },
    /** `null`: it cannot be read now. */
    async read(one: OnFolder): Promise<ReadFile | null> {
      try {
        return await inTime(readAside(one.folder, one))
      } catch (error) {
        const told = { file: asidePath(one.folder, one), why: String(error) }
        logger.warn(told, 'evidence kept aside cannot be read now')
        return null
      }
    },
    /** What cannot be removed is found and stored once more by the next start. */
    async remove(one: OnFolder): Promise<void> {
      await inTime(rm(asidePath(one.folder, one), { force: true })).catch(() => undefined)
    },
  }
}
