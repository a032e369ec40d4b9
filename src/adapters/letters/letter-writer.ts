import type { LetterWriter } from '../../ports/letter-writer.ts'
import { type LetterFonts, openLetterFonts } from './letter-fonts.ts'
import { writeDocx } from './write-docx.ts'
import { writePdf } from './write-pdf.ts'

/** Fonts are opened with the first PDF; most processes write none. */
export function createLetterWriter(): LetterWriter {
  let fonts: Promise<LetterFonts> | null = null
  return {
    docx: writeDocx,
    async pdf(document) {
      fonts ??= openLetterFonts()
      return await writePdf(document, await fonts)
    },
  }
}
