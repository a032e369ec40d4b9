import type { Lexicons } from '../reading/lexicon/lexicon-term.ts'
import { createNormaliser } from '../reading/normalise.ts'
import { createSubstanceReader } from './disguise-substance.ts'
import { createDisguiseFinder } from './find-disguises.ts'
import { createSolicitationFinder } from './find-solicitation.ts'
import type { FindingLists } from './finding-lists.ts'

/** What looks for names that hide and for soliciting. Built once a process (some ms); all of it pure. */
export type FindingReader = {
  readonly disguises: ReturnType<typeof createDisguiseFinder>
  readonly solicitation: ReturnType<typeof createSolicitationFinder>
  readonly substance: ReturnType<typeof createSubstanceReader>
}

export function createFindingReader(lexicons: Lexicons, lists: FindingLists): FindingReader {
  const normalise = createNormaliser()
  return {
    disguises: createDisguiseFinder(normalise, lexicons, lists.disguises),
    solicitation: createSolicitationFinder(normalise, lists),
    substance: createSubstanceReader(normalise),
  }
}
