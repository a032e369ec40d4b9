import { formatInstant } from '../../../core/time/instant.ts'
import {
  countsOnce,
  type Tally,
  type TallyKind,
  type TallyTime,
  tallyStep,
} from '../../../core/violations/timeline/tallies.ts'
import type { Records, SpannedFilter } from '../../../ports/records/records.ts'

export type TallyRequest = { readonly by: TallyTime | TallyKind; readonly limit: number }

export type TallyView = {
  readonly tallies: readonly Tally[]
  /** What institutions among the keys are called. */
  readonly names: ReadonlyMap<string, string>
  /** How many began within the span, each once. */
  readonly begun: number
  /** How many had begun before it, and were not over. */
  readonly begunBefore: number
  /** Whether every key is there. */
  readonly complete: boolean
}

const sumOf = (tallies: readonly Tally[]): number =>
  tallies.reduce((sum, { count }) => sum + count, 0)

async function talliesOf(
  { violations }: Pick<Records, 'violations'>,
  filter: SpannedFilter,
  { by, limit }: TallyRequest,
): Promise<readonly Tally[]> {
  const step = tallyStep(by)
  if (step === null) return await violations.tally(filter, by as TallyKind, limit + 1)
  const counts = await violations.beginnings(filter, step)
  return counts.map(({ at, count }) => ({ key: formatInstant(at), count }))
}

/** Violations of a span, counted by what they have in common: a time, a place, whose they are, a rule, a subject. */
export async function tallyViolations(
  records: Pick<Records, 'violations' | 'institutions'>,
  filter: SpannedFilter,
  request: TallyRequest,
): Promise<TallyView> {
  const { by, limit } = request
  const all = await talliesOf(records, filter, request)
  const complete = tallyStep(by) !== null || all.length <= limit
  const tallies = complete ? all : all.slice(0, limit)
  const known = complete && countsOnce(by)
  const keys = by === 'institution' ? tallies.flatMap(({ key }) => key ?? []) : []
  const owners = keys.length === 0 ? [] : await records.institutions.findMany(keys)
  return {
    tallies,
    names: new Map(owners.map(({ id, name }) => [id, name])),
    begun: known ? sumOf(all) : await records.violations.begun(filter),
    begunBefore: await records.violations.begunBefore(filter),
    complete,
  }
}
