import { createHash } from 'node:crypto'
import type { CorrectedText } from '../../src/core/learning/correction.ts'
import type { Transactions } from '../../src/ports/records/records.ts'
import { anEvidenceFrame, aStoredViolation } from './database/database-rows.ts'
import { anInstitution, aRoom } from './violations.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Violations in whose frames these texts were read, one a case, by the ids of the cases. Nobody has decided them yet. */
export async function storeCases(
  transactions: Transactions,
  texts: readonly CorrectedText[],
): Promise<readonly { readonly id: string; readonly lesson: boolean }[]> {
  const cases = Map.groupBy(texts, ({ caseId }) => caseId)
  await transactions.run(async (records) => {
    await records.institutions.save(anInstitution())
    await records.rooms.save(aRoom())
    for (const [id, screens] of cases) {
      await records.violations.save(aStoredViolation({ id, ongoing: false, endReason: 'quiet' }))
      const frames = screens.map(({ text }) =>
        anEvidenceFrame({
          sha256: sha256(`${id} ${text}`),
          lines: text.split('\n').map((line) => ({
            text: line,
            confidence: 0.9,
            box: { x: 0, y: 0, width: 9, height: 9 },
          })),
        }),
      )
      await records.violationEvidence.add(id, frames)
    }
  })
  return [...cases].map(([id, [first]]) => ({ id, lesson: first?.lesson === true }))
}
