import type { AnchoredFile } from '../../core/evidence/proof/anchor.ts'
import type { JournalRow } from '../../core/evidence/proof/check-chain.ts'
import { type RowEvent, toldOf } from '../../core/evidence/proof/compare-rows.ts'
import {
  beginForgettings,
  seeForgettings,
  wasLawful,
} from '../../core/evidence/proof/lawful-forgetting.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { ProofLedger } from '../../ports/proofs/proof-ledger.ts'

export type Forgotten = {
  readonly file: AnchoredFile
  readonly answer: 'lawful' | 'unlawful' | 'never'
}

/** What the journal says of evidence that has no row any more, and whether it could say so. */
export function createForgottenFiles(ledger: Pick<ProofLedger, 'eventsOf'>, now: Instant) {
  const walk = beginForgettings()
  /** When entries about forgetting were signed. */
  const signed = new Map<number, Instant>()
  let unsigned: readonly number[] = []
  /** Anchors of the page that is being walked along: it is told when it ends. */
  let recent: { readonly to: number; readonly at: Instant }[] = []

  function settle(): void {
    for (const sequence of unsigned) {
      const by = recent.find(({ to }) => to >= sequence)
      if (by !== undefined) signed.set(sequence, by.at)
    }
    unsigned = unsigned.filter((sequence) => !signed.has(sequence))
  }

  function answerOf(
    { violationId: id, at }: AnchoredFile,
    eventsOf: ReadonlyMap<string, readonly RowEvent[]>,
  ): Forgotten['answer'] {
    const entries = walk.forgotten.get(id) ?? []
    if (entries.length === 0) return 'never'
    const events = eventsOf.get(id) ?? []
    const isLawful = entries.some((entry) => {
      const before = events.filter(({ sequence }) => sequence < entry.sequence)
      const latest = signed.get(entry.sequence) ?? now
      // Nothing that was seen after the entry went by it.
      const isBefore = at <= entry.at
      return isBefore && wasLawful(walk, entry, { id, told: toldOf('violation', before), latest })
    })
    return isLawful ? 'lawful' : 'unlawful'
  }

  return {
    seeEntries(rows: readonly JournalRow[]): void {
      seeForgettings(walk, rows)
      const own = rows.filter(({ subjectId }) => subjectId === 'retention')
      unsigned = [...unsigned, ...own.map(({ sequence }) => sequence)]
      settle()
      recent = []
    },
    seeAnchor(to: number, at: Instant): void {
      recent.push({ to, at })
      settle()
    },
    /** In one look: give a page of them. */
    async answers(files: readonly AnchoredFile[]): Promise<readonly Forgotten[]> {
      const told = files
        .map(({ violationId }) => violationId)
        .filter((id) => walk.forgotten.has(id))
      const events = told.length === 0 ? new Map() : await ledger.eventsOf(told)
      return files.map((file) => ({ file, answer: answerOf(file, events) }))
    },
  }
}
