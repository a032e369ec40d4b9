import { type Duration, milliseconds, seconds } from '../../time/duration.ts'
import { type Instant, minus } from '../../time/instant.ts'

/** What a process of the installation says of itself, as far as work is dealt out by it. */
type CrewMember = {
  readonly roles: readonly string[]
  readonly abilities: { readonly browser: boolean | null; readonly reads?: boolean } | null
  readonly work: Readonly<Record<string, number>>
}

/** What no living process does: plan, work at all, look with a browser, or take that stage. */
export type Lack =
  | { readonly kind: 'scheduler' | 'worker' | 'browser' }
  | { readonly kind: 'stage'; readonly stage: string }

/** Since when each has been lacking, on a clock that never jumps. */
export type LackAges = readonly { readonly lack: Lack; readonly since: Duration }[]

/** Between a process that was asked to end and the next start of it nobody is told anything. */
const LACKING_FOR = seconds(40)

/** Six words missed, or a few and a clock that is a little off. */
export const SILENT_AFTER = seconds(30)

/** Whether it has said nothing for so long that it is not counted on. */
export const isSilent = ({ seenAt }: { readonly seenAt: Instant }, now: Instant): boolean =>
  seenAt < minus(now, SILENT_AFTER)

const takes = ({ work }: Pick<CrewMember, 'work'>, stage: string): boolean => (work[stage] ?? 0) > 0

/** Whether somebody takes the stage and is known to have a browser; one that was never tried does not count. */
export const somebodyBrowses = (crew: readonly CrewMember[], stage: string): boolean =>
  crew.some((one) => one.abilities?.browser === true && takes(one, stage))

/** Whether somebody takes the stage and is not known to be unable to read. */
export const somebodyReads = (crew: readonly CrewMember[], stage: string): boolean =>
  crew.some((one) => one.abilities !== null && one.abilities.reads !== false && takes(one, stage))

/** Those of the stages that none of them takes. */
export const untakenStages = (
  crew: readonly Pick<CrewMember, 'work'>[],
  stages: readonly string[],
): readonly string[] => stages.filter((stage) => !crew.some((one) => takes(one, stage)))

/** `stages`: of the pipeline; `demanding`: those of them that may need a browser. */
function lacksOf(
  crew: readonly CrewMember[],
  stages: readonly string[],
  demanding: ReadonlySet<string>,
): readonly Lack[] {
  const lacks: Lack[] = []
  if (!crew.some(({ roles }) => roles.includes('scheduler'))) lacks.push({ kind: 'scheduler' })
  if (!crew.some(({ roles }) => roles.includes('worker'))) return [...lacks, { kind: 'worker' }]
  const untaken = untakenStages(crew, stages)
  lacks.push(...untaken.map((stage) => ({ kind: 'stage', stage }) as const))
  const blind = [...demanding].some(
    (stage) => !untaken.includes(stage) && !somebodyBrowses(crew, stage),
  )
  return blind ? [...lacks, { kind: 'browser' }] : lacks
}

const same = (one: Lack, other: Lack): boolean =>
  one.kind === 'stage'
    ? other.kind === 'stage' && one.stage === other.stage
    : one.kind === other.kind

function fills(one: CrewMember, lack: Lack, demanding: ReadonlySet<string>): boolean {
  switch (lack.kind) {
    case 'stage':
      return takes(one, lack.stage)
    case 'browser':
      return [...demanding].some((stage) => somebodyBrowses([one], stage))
    case 'scheduler':
    case 'worker':
      return one.roles.includes(lack.kind)
  }
}

/** When each said its last word, on the same clock as the ages of lacks. */
type SilentMember = CrewMember & { readonly heardAt: Duration }

/**
 * Those that lack now, each with the moment from which on it was lacking: the last word of whoever did it until it fell silent
 * (`silent`), as far as we have listened since 0, or the moment at which it was first found lacking.
 */
export function followLacks(
  before: LackAges,
  crew: readonly CrewMember[],
  silent: readonly SilentMember[],
  pipeline: { readonly stages: readonly string[]; readonly demanding: ReadonlySet<string> },
  now: Duration,
): LackAges {
  const begun = (lack: Lack): Duration => {
    const words = silent.filter((one) => fills(one, lack, pipeline.demanding))
    const last = words.map(({ heardAt }) => heardAt).toSorted((a, b) => b - a)[0]
    return last === undefined ? now : milliseconds(Math.max(0, last))
  }
  return lacksOf(crew, pipeline.stages, pipeline.demanding).map((lack) => ({
    lack,
    since: before.find((one) => same(one.lack, lack))?.since ?? begun(lack),
  }))
}

/** Whether somebody finds rooms and watches them. */
export const isLookedAfter = (lacks: readonly Lack[]): boolean =>
  !lacks.some(
    (lack) =>
      lack.kind === 'worker' ||
      (lack.kind === 'stage' && (lack.stage === 'probe' || lack.stage === 'watch')),
  )

/** Those that have been lacking for so long that people are to know. */
export const lastingLacks = (ages: LackAges, now: Duration): readonly Lack[] =>
  ages.filter(({ since }) => now - since >= LACKING_FOR).map(({ lack }) => lack)
