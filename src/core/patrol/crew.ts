import { type Duration, seconds } from '../time/duration.ts'
import { between, type Instant, minus } from '../time/instant.ts'

/** What a process of the installation says of itself, as far as work is dealt out by it. */
type CrewMember = {
  readonly roles: readonly string[]
  readonly abilities: { readonly browser: boolean | null } | null
  readonly work: Readonly<Record<string, number>>
}

/** What no living process does: plan, work at all, look with a browser, or take that stage. */
export type Lack =
  | { readonly kind: 'scheduler' | 'worker' | 'browser' }
  | { readonly kind: 'stage'; readonly stage: string }

/** Since when each has been lacking, on a clock that never jumps. */
export type LackAges = readonly { readonly lack: Lack; readonly since: Duration }[]

/** Between a process that was asked to end and the next start of it nobody is told anything. */
const LACKING_FOR = seconds(45)

/** Three words missed, and a clock that is a little off. */
export const SILENT_AFTER = seconds(45)

/** Whether it has said nothing for so long that it is not counted on. */
export const isSilent = ({ seenAt }: { readonly seenAt: Instant }, now: Instant): boolean =>
  seenAt < minus(now, SILENT_AFTER)

const takes = ({ work }: Pick<CrewMember, 'work'>, stage: string): boolean => (work[stage] ?? 0) > 0

/** Whether somebody takes the stage and is known to have a browser; one that was never tried does not count. */
export const somebodyBrowses = (crew: readonly CrewMember[], stage: string): boolean =>
  crew.some((one) => one.abilities?.browser === true && takes(one, stage))

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

/** Those that lack now, each with the moment from which on it was always found lacking. */
export function followLacks(
  before: LackAges,
  crew: readonly CrewMember[],
  pipeline: { readonly stages: readonly string[]; readonly demanding: ReadonlySet<string> },
  now: Duration,
): LackAges {
  return lacksOf(crew, pipeline.stages, pipeline.demanding).map((lack) => ({
    lack,
    since: before.find((one) => same(one.lack, lack))?.since ?? now,
  }))
}

/** Those that have been lacking for so long that people are to know. */
export const lastingLacks = (ages: LackAges, now: Duration): readonly Lack[] =>
  ages.filter(({ since }) => now - since >= LACKING_FOR).map(({ lack }) => lack)

/** The last word of a process as a reader knows it: what its writer's clock said, and when the reader found it so (monotonic). */
export type NodeWord = {
  readonly saidAt: Instant
  readonly foundAt: Duration
  readonly alive: boolean
}
export type NodeWords = ReadonlyMap<string, NodeWord>

function nextWord(
  before: NodeWord | undefined,
  saidAt: Instant,
  now: { readonly steady: Duration; readonly wall: Instant },
): NodeWord {
  const foundAt = now.steady
  if (before === undefined) {
    return { saidAt, foundAt, alive: Math.abs(between(saidAt, now.wall)) <= SILENT_AFTER }
  }
  if (before.saidAt !== saidAt) return { saidAt, foundAt, alive: true }
  return { ...before, alive: before.alive && foundAt - before.foundAt <= SILENT_AFTER }
}

/**
 * Who is alive, whatever the clocks of other machines show: whoever says something new between two readings is, and whoever
 * has said nothing new for 45 s of the reader's own is not. Only of one that is met for the first time its clock is believed,
 * until it has said something more or nothing for so long.
 */
export const followNodes = (
  before: NodeWords,
  rows: readonly { readonly id: string; readonly seenAt: Instant }[],
  now: { readonly steady: Duration; readonly wall: Instant },
): NodeWords => new Map(rows.map(({ id, seenAt }) => [id, nextWord(before.get(id), seenAt, now)]))
