import type { Result } from '../../core/fault.ts'
import { succeed } from '../../core/fault.ts'
import { DOCUMENT_TYPES, type KeptDocument, type Letter } from '../../core/letters/letter.ts'
import { letterDocument } from '../../core/letters/letter-document.ts'
import type { EvidenceStore } from '../../ports/evidence-store.ts'
import type { LetterWriter } from '../../ports/letter-writer.ts'
import { type CommandDeps, notFound, writeWithRetry } from '../commands/command.ts'
import { saveLetter } from './save-letter.ts'

export type LetterFileDeps = CommandDeps & {
  readonly letterWriter: LetterWriter
  readonly evidenceStore: Pick<EvidenceStore, 'get' | 'put'>
}

const documentsOf = ({ documents }: Letter, ordinal: number): readonly KeptDocument[] =>
  documents.filter((one) => one.ordinal === ordinal)

/**
 * Files are put without a room: what was sent to others stays as long as the record does, whatever becomes of the evidence.
 */
async function writeDocuments(
  { letterWriter, evidenceStore }: LetterFileDeps,
  letter: Letter,
  ordinal: number,
): Promise<readonly KeptDocument[]> {
  const reminder = letter.reminders.find((one) => one.ordinal === ordinal) ?? null
  const document = letterDocument(letter, reminder)
  const written = [
    ['docx', await letterWriter.docx(document)],
    ['pdf', await letterWriter.pdf(document)],
  ] as const
  const kept: KeptDocument[] = []
  for (const [format, bytes] of written) {
    const { sha256 } = await evidenceStore.put(bytes, DOCUMENT_TYPES[format])
    kept.push({ ordinal, format, sha256, bytes: bytes.length })
  }
  return kept
}

/**
 * The letter with the files of its first page or of one of its reminders (`ordinal`), written where they are not there yet. They
 * are written after the letter is on record, because nobody else may wait for a paper; a process that died in between leaves
 * none, and whoever asks for one next has it written. The first that were kept stand.
 */
export async function withDocuments(
  deps: LetterFileDeps,
  letter: Letter,
  ordinal: number,
): Promise<Result<Letter>> {
  if (documentsOf(letter, ordinal).length > 0) return succeed(letter)
  const kept = await writeDocuments(deps, letter, ordinal)
  return await writeWithRetry(deps.transactions, async (records) => {
    const before = await records.letters.find(letter.id)
    if (before === null) return notFound('该函', 'letter')
    if (documentsOf(before, ordinal).length > 0) return succeed(before)
    const documents = [...before.documents, ...kept]
    const after: Letter = { ...before, documents, version: before.version + 1 }
    const command = { who: 'system', why: '文书已存档。The papers were filed.' }
    return (await saveLetter(records, deps, command, after, before)) ? succeed(after) : null
  })
}
