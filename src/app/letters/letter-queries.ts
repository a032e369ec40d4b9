import { type Result, succeed } from '../../core/fault.ts'
import type { DocumentFormat, Letter } from '../../core/letters/letter.ts'
import type { LetterFilter } from '../../ports/records/letters.ts'
import type { PageRequest } from '../../ports/records/records.ts'
import { notFound } from '../commands/command.ts'
import { evidenceBytes } from '../queries/evidence-bytes.ts'
import { prefixOf } from './issue-letter.ts'
import { type LetterFileDeps, withDocuments } from './letter-files.ts'

export type WantedDocument = {
  readonly letterId: string
  /** 0: the letter; 1, 2, …: its reminders. */
  readonly ordinal: number
  readonly format: DocumentFormat
}

export type LetterFile = { readonly letter: Letter; readonly bytes: Uint8Array }

export function createLetterQueries(deps: LetterFileDeps) {
  const { transactions, evidenceStore } = deps
  return {
    find: (id: string) => transactions.run(({ letters }) => letters.find(id)),
    list: (filter: LetterFilter, page: PageRequest) =>
      transactions.run(({ letters }) => letters.list(filter, page)),
    /** `null`: there is no such violation. */
    ofViolation: (id: string) =>
      transactions.run(async ({ violations, letters }) =>
        (await violations.find(id)) === null ? null : await letters.ofViolation(id),
      ),
    /** What a new letter about the violation can begin with; `null`: there is no such violation. */
    startingPoint: (violationId: string) =>
      transactions.run(async ({ violations, rooms, letters }) => {
        const violation = await violations.find(violationId)
        if (violation === null) return null
        const target = (await rooms.find(violation.roomId))?.cutTarget ?? null
        const named = target?.platform === 'letter' ? target : null
        const last = await letters.latest()
        const sender =
          last === null
            ? null
            : { prefix: prefixOf(last), issuer: last.issuer, contact: last.contact }
        return { sender, addressee: named?.addressee ?? null, account: named?.account ?? null }
      }),
    /** The file as it was sent, proven to be the one that was kept. */
    async file({ letterId, ordinal, format }: WantedDocument): Promise<Result<LetterFile>> {
      const found = await transactions.run(({ letters }) => letters.find(letterId))
      const highest = found?.reminders.length ?? 0
      if (found === null || ordinal > highest) return notFound('该文书', 'document')
      const filed = await withDocuments(deps, found, ordinal)
      if (!filed.ok) return filed
      const letter = filed.value
      const kept = letter.documents.find((one) => one.ordinal === ordinal && one.format === format)
      if (kept === undefined) return notFound('该文书', 'document')
      const bytes = await evidenceBytes(evidenceStore, kept.sha256)
      return bytes.ok ? succeed({ letter, bytes: bytes.value }) : bytes
    },
  }
}
