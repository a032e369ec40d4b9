import type { LetterDocument } from '../core/letters/letter-document.ts'

/** Puts a letter on paper. The same document gives the same PDF, byte for byte. */
export interface LetterWriter {
  docx(document: LetterDocument): Promise<Uint8Array>
  pdf(document: LetterDocument): Promise<Uint8Array>
}
