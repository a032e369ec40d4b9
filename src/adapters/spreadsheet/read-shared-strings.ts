import type { Readable } from 'node:stream'
import { LIMITS } from './limits.ts'
import { readXml } from './read-xml.ts'

/** One more than a cell may have: enough to see that it is too long, and no more is kept. */
const KEPT_CHARACTERS = LIMITS.cellCharacters + 1

/** The strings of a workbook by number. Pronunciation guides (rPh) are not part of the text. */
export async function readSharedStrings(stream: Readable): Promise<readonly string[]> {
  const strings: string[] = []
  let text = ''
  let reading = false
  let guide = false
  await readXml('sharedStrings.xml', stream, {
    open: (name) => {
      if (name === 'si') text = ''
      if (name === 'rPh') guide = true
      if (name === 't') reading = !guide
    },
    close: (name) => {
      if (name === 't') reading = false
      if (name === 'rPh') guide = false
      if (name === 'si') strings.push(text)
    },
    text: (piece) => {
      if (reading && text.length < KEPT_CHARACTERS) text = (text + piece).slice(0, KEPT_CHARACTERS)
    },
  })
  return strings
}
