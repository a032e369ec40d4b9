import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { errorCode } from '../../core/error-code.ts'

export type FilePart = 'model' | 'encoder' | 'decoder' | 'joiner' | 'tokens'

type Why = { readonly zh: string; readonly en: string }

const HEAD_BYTES = 512
/** Field 1 of a ModelProto, its version, with which every exporter begins (onnx.proto3). */
const ONNX_BEGINS = 0x08
/** What `git clone` leaves in place of a large file (Git LFS specification). */
const POINTER = 'version https://git-lfs.github.com/spec/'
/** A piece of text and its number, one a line. */
const NUMBERED = /\s\d+\s*$/

const unreadable = (code: string): Why => ({
  zh: `读不出（${code}）`,
  en: `cannot be read (${code})`,
})

async function headOf(path: string): Promise<Uint8Array | Why> {
  try {
    // Opening a pipe would wait for somebody to write into it.
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
    try {
      if (!(await file.stat()).isFile()) return { zh: '不是文件', en: 'is no file' }
      const { bytesRead, buffer } = await file.read(new Uint8Array(HEAD_BYTES), 0, HEAD_BYTES, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  } catch (error) {
    return unreadable(errorCode(error) ?? 'unreadable')
  }
}

/** Why a file cannot be this part of a model, by its first bytes; `null`: it may be. */
export async function whyUnfit(path: string, part: FilePart): Promise<Why | null> {
  const head = await headOf(path)
  if (!(head instanceof Uint8Array)) return head
  if (head.length === 0) return { zh: '是空文件', en: 'is empty' }
  const text = Buffer.from(head).toString('utf8')
  if (text.startsWith(POINTER)) {
    return {
      zh: '只是 Git LFS 指针，请用 git lfs pull 取来文件',
      en: 'is a Git LFS pointer: fetch the file with git lfs pull',
    }
  }
  if (part === 'tokens') {
    const [first = ''] = text.split('\n')
    return NUMBERED.test(first) ? null : { zh: '不是词表', en: 'is no list of tokens' }
  }
  return head[0] === ONNX_BEGINS ? null : { zh: '不是 ONNX 模型', en: 'is no ONNX model' }
}
