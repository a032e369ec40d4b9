import type { RuleCode } from '../../policy/verdict.ts'
import type { Subject } from '../../reading/subject.ts'
import type { RegionCode } from '../../registry/institution.ts'
import type { Instant } from '../../time/instant.ts'
import type { AutomaticMode } from './cut-rules.ts'

/** What alone keeps the machine from cutting: docs/rules.md §1.8, and what stands in schedules/cuts.yaml. */
export const AUTOMATIC_OBSTACLES = [
  'off',
  'not-forbidden',
  'not-direct',
  'by-reference',
  'stage',
  'doubtful-subject',
  'calendar',
  'too-short',
  'not-applicable',
  'for-a-person',
  'recording',
  'law',
  'ended',
  'not-seen-lately',
  'decided',
  'rehearsal',
  'no-target',
  'not-guarded',
  'cannot-ban',
  'not-publishing',
  'another-publisher',
  'order-exists',
  'fuse',
  'cooling-off',
  'stopped',
] as const
export type AutomaticObstacle = (typeof AUTOMATIC_OBSTACLES)[number]

/**
 * `countdown`: people can stop it. `stopped`: one did, and it stays so. `ordered`: the order was given; in the shadow it
 * was only written down. `lapsed`: a condition fell away. `given-up`: somebody else was publishing at its end, or it
 * could not be ordered; a person is asked.
 */
export const AUTOMATIC_STATES = ['countdown', 'stopped', 'ordered', 'lapsed', 'given-up'] as const
export type AutomaticState = (typeof AUTOMATIC_STATES)[number]

/** What became of the automatic order of a violation, real or in the shadow. One a violation, ever. */
export type AutomaticRecord = {
  readonly violationId: string
  readonly roomId: string
  readonly region: RegionCode
  readonly rule: RuleCode
  readonly subject: Subject | null
  readonly sweep: string
  readonly mode: Exclude<AutomaticMode, 'off'>
  readonly state: AutomaticState
  readonly beganAt: Instant
  /** When the order is, or would be, given. */
  readonly dueAt: Instant
  /** Who was publishing when the countdown began; the order is for that session alone. */
  readonly sessionId: string
  /** When it came to an end, whatever its end; `null`: it counts down. */
  readonly endedAt: Instant | null
  /** `user:<name>` who stopped it; `null`: nobody did. */
  readonly stoppedBy: string | null
  readonly why: string
  /** What stood in the way when it lapsed. */
  readonly because: readonly AutomaticObstacle[]
  /** `null` in the shadow, and before it is given. */
  readonly orderId: string | null
}

/** The one name that its order can have: two machines, or one started anew, can never give two. */
export const automaticOrderId = (violationId: string): string => `auto-${violationId}`
