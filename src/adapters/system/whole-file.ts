import { constants } from 'node:fs'
import { access, open, realpath, rename, rm, stat } from 'node:fs/promises'
import { errorCode } from '../../core/error-code.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import { unwritableWords } from './named-file.ts'

/** A file that somebody named to be written: it is whole in its place, or what was there before is untouched. */
export type WholeFile = {
  /** Adds UTF-8 text. */
  write(text: string): Promise<void>
  /** Puts it in its place. Nothing may be written afterwards. */
  keep(): Promise<void>
  /** Leaves nothing behind of a file that was not kept; does nothing to one that was. */
  drop(): Promise<void>
}

/**
 * Begins `FILE.part` beside the place, so that whatever is wrong with the place is told before the work is done: no such
 * folder, a folder, no permission, no regular file (fault `bad-request`, `where` names the option). What a killed run
 * left is begun anew.
 */
export async function openWholeFile(file: string, where: string): Promise<Result<WholeFile>> {
  try {
    const place = await placeOf(file)
    if (place === null) {
      const words = `${file}：不是普通文件 / is no regular file`
      return fail('bad-request', `${where} ${words}`, where)
    }
    return succeed(await begin(place))
  } catch (cause) {
    const words = unwritableWords(file, cause)
    if (words === null) throw cause
    return fail('bad-request', `${where} ${words}`, where)
  }
}

/** Where it will stand: a link is followed. `null`: something that is no file stands there. */
async function placeOf(file: string): Promise<string | null> {
  const there = await stat(file).catch((cause: unknown) => {
    if (errorCode(cause) === 'ENOENT') return null
    throw cause
  })
  if (there === null) return file
  if (there.isDirectory()) throw folderThere(file)
  if (!there.isFile()) return null
  await access(file, constants.W_OK)
  return await realpath(file)
}

/** As the system would say it at the end, when all is done. */
const folderThere = (path: string): Error =>
  Object.assign(new Error('a folder'), { code: 'EISDIR', syscall: 'open', path })

async function begin(place: string): Promise<WholeFile> {
  const part = `${place}.part`
  const handle = await open(part, 'w')
  let isOpen = true
  const close = async (): Promise<void> => {
    if (isOpen) await handle.close()
    isOpen = false
  }
  let isKept = false
  return {
    async write(text) {
      await handle.writeFile(text)
    },
    async keep() {
      await handle.sync()
      await close()
      await rename(part, place)
      isKept = true
    },
    async drop() {
      if (isKept) return
      await close()
      await rm(part, { force: true })
    },
  }
}
