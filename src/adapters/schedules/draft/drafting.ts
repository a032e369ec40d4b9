import type { RegionCode } from '../../../core/registry/institution.ts'
import type { CivilDate } from '../../../core/time/civil-date.ts'
import type { ScheduleProblem } from '../problem.ts'

/** What a document would make of the folder: whole files by path, and how far that reaches. */
export type DraftedFiles = {
  readonly files: ReadonlyMap<string, string | null>
  readonly from: CivilDate
  readonly to: CivilDate
  /** `null`: the whole country. */
  readonly regions: readonly RegionCode[] | null
}

export type Drafted =
  | { readonly drafted: DraftedFiles }
  /** At least one of them is an error; files and lines are those of the document. */
  | { readonly problems: readonly ScheduleProblem[] }

export const isBroken = (problems: readonly ScheduleProblem[]): boolean =>
  problems.some(({ severity }) => severity === 'error')

export const firstDayOf = (year: number): CivilDate => `${year}-01-01` as CivilDate
export const lastDayOf = (year: number): CivilDate => `${year}-12-31` as CivilDate
