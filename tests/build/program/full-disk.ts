import { execFile } from 'node:child_process'
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { removeFolder, temporaryFolder } from '../database/database.ts'

const run = promisify(execFile)

/** A folder whose disk can be made full, and given room again. */
export type FullDisk = {
  /** A small disk of its own, or a limit on the length of every file that this process writes. */
  readonly way: 'small disk' | 'file limit'
  readonly folder: string
  fill(): Promise<void>
  giveRoom(): Promise<void>
  remove(): Promise<void>
}

async function limitedFiles(): Promise<FullDisk> {
  const folder = await temporaryFolder()
  const limit = (bytes: string) => run('prlimit', [`--pid=${process.pid}`, `--fsize=${bytes}:`])
  return {
    way: 'file limit',
    folder,
    // The first page of a file of the log has room, and hardly more.
    fill: async () => void (await limit('16384')),
    giveRoom: async () => void (await limit('unlimited')),
    async remove() {
      await limit('unlimited')
      await removeFolder(folder)
    },
  }
}

async function smallDisk(folder: string): Promise<FullDisk> {
  const inside = join(folder, 'data')
  await mkdir(inside, { mode: 0o700 })
  const ballast = join(folder, 'ballast')
  return {
    way: 'small disk',
    folder: inside,
    async fill() {
      const { bavail, bsize } = await statfs(folder)
      await writeFile(ballast, Buffer.alloc(bavail * bsize))
    },
    giveRoom: () => rm(ballast),
    async remove() {
      await run('umount', ['--lazy', folder])
      await removeFolder(folder)
    },
  }
}

/** `mount` needs rights that not everybody has: who has them not gets the other way, which is as real. */
export async function openFullDisk(way: FullDisk['way']): Promise<FullDisk> {
  if (way === 'file limit') return await limitedFiles()
  const folder = await temporaryFolder()
  try {
    await run('mount', ['-t', 'tmpfs', '-o', 'size=192m', 'tmpfs', folder])
  } catch {
    await removeFolder(folder)
    return await limitedFiles()
  }
  return await smallDisk(folder)
}
