import { createReadStream } from 'node:fs'
import { fail, type Result, succeed } from '../../core/fault.ts'

type Words = { readonly zh: string; readonly en: string }

const MISSING: Words = { zh: '没有这个文件', en: 'there is no such file' }
/** A file that is to be written need not be there, but its folder. */
const NO_FOLDER: Words = { zh: '没有这个文件夹', en: 'there is no such folder' }
const FORBIDDEN: Words = { zh: '没有权限', en: 'no permission' }

const WHY: Readonly<Record<string, Words>> = {
  ENOENT: MISSING,
  ENOTDIR: MISSING,
  EISDIR: { zh: '这是文件夹', en: 'it is a folder' },
  EACCES: FORBIDDEN,
  EPERM: FORBIDDEN,
  ENOSPC: { zh: '磁盘已满', en: 'the disk is full' },
  EROFS: { zh: '只读', en: 'it is on a read-only disk' },
}

function whyOf(cause: unknown): Words | null {
  // A line without end (`split-lines.ts`).
  if (cause instanceof RangeError) return { zh: '不是文本', en: 'it is no text' }
  if (!(cause instanceof Error && 'syscall' in cause && 'code' in cause)) return null
  const code = String(cause.code)
  return WHY[code] ?? { zh: code, en: code }
}

/** Why a file that somebody named cannot be read, in one sentence; `null` when `cause` is about something else. */
export function unreadableWords(file: string, cause: unknown): string | null {
  const why = whyOf(cause)
  return why === null
    ? null
    : `${file}：文件无法读取（${why.zh}） / the file cannot be read: ${why.en}`
}

/** As `unreadableWords`, of a file that was to be written. */
export function unwritableWords(file: string, cause: unknown): string | null {
  const why = whyOf(cause)
  if (why === null) return null
  const { zh, en } = why === MISSING ? NO_FOLDER : why
  return `${file}：无法写入（${zh}） / cannot be written: ${en}`
}

/**
 * For what a command did not expect: the same about a file or folder that stands among the words of the command line, read
 * or written; `null` when `cause` is about something else.
 */
export function namedFileWords(cause: unknown, words: readonly string[]): string | null {
  const why = whyOf(cause)
  if (why === null || !(cause instanceof Error && 'path' in cause)) return null
  const path = String(cause.path)
  const named = words.find((word) => word !== '' && path.startsWith(word))
  return named === undefined
    ? null
    : `${named}：无法读写（${why.zh}） / cannot be read or written: ${why.en}`
}

/** Never more than one byte beyond the limit, whatever the file says of its size: a device has no end. */
async function bytesOf(file: string, mostBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of createReadStream(file, { end: mostBytes })) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function textOf(bytes: Buffer): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes('\0') ? null : text
  } catch {
    return null
  }
}

/** The UTF-8 text of a file that somebody named on the command line, or in one sentence why there is none. */
export async function textOfFile(file: string, mostBytes: number): Promise<Result<string>> {
  const refuse = (zh: string, en: string): Result<never> =>
    fail('bad-request', `${file}：${zh} / ${en}`, 'FILE')
  try {
    const bytes = await bytesOf(file, mostBytes)
    if (bytes.length === 0) return refuse('文件是空的', 'the file is empty')
    if (bytes.length > mostBytes) {
      const most = `${Math.round(mostBytes / 1_024)} KB`
      return refuse(`文件超过 ${most}`, `the file is larger than ${most}`)
    }
    const text = textOf(bytes)
    if (text !== null) return succeed(text)
    return refuse('不是 UTF-8 文本，请另存为 UTF-8', 'no text in UTF-8; save it in that encoding')
  } catch (cause) {
    const words = unreadableWords(file, cause)
    if (words === null) throw cause
    return fail('bad-request', words, 'FILE')
  }
}
