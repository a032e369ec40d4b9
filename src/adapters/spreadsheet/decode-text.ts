import { SpreadsheetTrouble } from './limits.ts'

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function encodingByMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
}

const refuse = (): never => {
  throw new SpreadsheetTrouble(
    '文件既不是 .xlsx,也不是文本表格(UTF-8、GBK)。Neither an .xlsx nor a text table (UTF-8, GBK).',
  )
}

/**
 * The text of a CSV file as spreadsheet programs write it: by its mark, else UTF-8, else GB 18030, of which GBK and
 * GB 2312 are parts. UTF-8 goes first: Chinese GBK text is practically never valid UTF-8.
 */
export function decodeText(bytes: Uint8Array): string {
  const marked = encodingByMark(bytes)
  const text =
    marked === null
      ? (decoded(bytes, 'utf-8') ?? decoded(bytes, 'gb18030'))
      : decoded(bytes, marked)
  if (text === null || text.includes('\u0000')) return refuse()
  if (/^\s*(<|%PDF|\{|\[)/.test(text)) return refuse()
  return text
}
