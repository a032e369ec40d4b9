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
    '文件既不是 .xlsx，也不是文本表格（UTF-8、GBK）。Neither an .xlsx nor a text table (UTF-8, GBK).',
  )
}

/** Characters that are no ASCII, and places where the bytes were none. */
function damageOf(text: string): { readonly wide: number; readonly broken: number } {
  const wide = text.match(/[\u0080-\uffff]/g)?.length ?? 0
  return { wide, broken: text.match(/\ufffd/g)?.length ?? 0 }
}

/** In the wrong encoding nearly every character is broken; a damaged file has a few that are. */
const BROKEN_SHARE = 0.1

/** The text with U+FFFD for damaged bytes; `null` when so many are that it is another encoding, or no text. */
function damaged(bytes: Uint8Array, encoding: string): string | null {
  const text = new TextDecoder(encoding).decode(bytes)
  const { wide, broken } = damageOf(text)
  return broken <= wide * BROKEN_SHARE ? text : null
}

/** A few NULs are damaged bytes; many are a file that is no text. */
const MOST_NULS = 3

function withoutNuls(text: string): string | null {
  const nuls = text.split('\u0000').length - 1
  if (nuls === 0) return text
  return nuls <= MOST_NULS && text.length > 1_000 * nuls
    ? text.replaceAll('\u0000', '\ufffd')
    : null
}

/**
 * The text of a CSV file as spreadsheet programs write it: by its mark, else UTF-8, else GB 18030, of which GBK and
 * GB 2312 are parts. UTF-8 goes first: Chinese GBK text is practically never valid UTF-8. Damaged bytes become U+FFFD,
 * so that their rows can be named and the rest be read.
 */
export function decodeText(bytes: Uint8Array): string {
  const marked = encodingByMark(bytes)
  const found =
    marked === null
      ? (decoded(bytes, 'utf-8') ??
        damaged(bytes, 'utf-8') ??
        decoded(bytes, 'gb18030') ??
        damaged(bytes, 'gb18030'))
      : (decoded(bytes, marked) ?? damaged(bytes, marked))
  const text = found === null ? null : withoutNuls(found)
  if (text === null || /^\s*(<|%PDF|\{|\[)/.test(text)) return refuse()
  return text
}
