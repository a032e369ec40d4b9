import type { PlacedUseCases, UseCases } from '../../app/bind-use-cases.ts'
import type { CanaryReport } from '../../app/canary/canary-report.ts'
import type { CostTotals } from '../../app/costs/cost-ledger.ts'
import type { HearingCount } from '../../app/hearing/hearing-ledger.ts'
import type { GoalsNow } from '../../app/plan/read-goals.ts'
import type { RehearsalDesk } from '../../app/rehearsal/rehearsal-desk.ts'
import type { ReadingCount } from '../../app/watch/reading-ledger.ts'
import type { Notice, Part } from '../../contracts/system.ts'
import type { Setting } from '../../contracts/upkeep/settings.ts'
import type { Jurisdiction } from '../../core/access/jurisdiction.ts'
import type { DataSpace } from '../../core/data-space.ts'
import type { OverdueReport } from '../../core/patrol/overdue.ts'
import type { CalledTarget } from '../../core/registry/cut-target.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { ReadersHealth } from '../../ports/child-readers.ts'
import type { Clock } from '../../ports/clock.ts'
import type { EvidenceStoreState } from '../../ports/evidence-store.ts'
import type { Job } from '../../ports/job-queue.ts'
import type { Logger } from '../../ports/logger.ts'
import type { PatrolNode } from '../../ports/records/nodes.ts'
import type { Tracer } from '../../ports/tracer.ts'
import type { HookKeys } from './hook-keys.ts'

/** What a route needs of what lies in places. */
export type Placed<Name extends keyof PlacedUseCases> = {
  readonly within: (jurisdiction: Jurisdiction, who?: string) => Pick<PlacedUseCases, Name>
}

type SystemUseCases = {
  /** Database, queue, what looks: each that this process has ready or named as not, within a few seconds. */
  parts(): Promise<readonly Part[]>
  /** Since when they are as they are; left out: not watched. */
  partsSince?(): readonly (Pick<Part, 'name' | 'ready'> & {
    readonly since: Instant
    readonly atLeast: boolean
  })[]
  /** What this process was started with, never a secret; left out: nobody may know. */
  settings?(): Promise<{
    readonly environment: readonly (Pick<Setting, 'name' | 'value' | 'set' | 'secret'> &
      Pick<Setting, 'usual' | 'about'>)[]
    readonly secrets: readonly Pick<Setting, 'name' | 'set' | 'about'>[]
  }>
  /** Whether somebody outside is told that the patrol sees. */
  readonly heartbeatSet?: boolean
  /** What this process read off pictures, and what it was saved from reading; left out: it reads none. */
  readings?(): Readonly<Record<ReadingCount, number>>
  /** What listening came to in this process; left out, or `null`: nothing is listened to. */
  hearings?(): Readonly<Record<HearingCount, number>> | null
  /** What looks cost this process; left out: it looks at nothing. */
  costs?(): CostTotals
  /** How the processes fare in which native code reads what strangers send; left out: it has none that stay. */
  readers?(): ReadersHealth
  /** How far the drill clock is from the machine's; 0 outside a drill. */
  readonly clockShiftSeconds: number
  readonly rehearsal: boolean
  /** What people are to be told of the machine, besides the law; left out: nothing. */
  notices?(): readonly Notice[]
  /** Processes of the installation, this one among them, and those that fell silent a day ago at most; left out: not known. */
  nodes?(): readonly (PatrolNode & { readonly alive: boolean })[]
  /** As other processes call this one; left out: there are none. */
  readonly nodeName?: string
  /** Other processes whose word counts, with what they told last; left out: there are none. */
  others?(): readonly (PatrolNode & { readonly alive: boolean })[]
  /** How often the wall clock was set while this process ran, and by how much last; left out: not watched. */
  clockSteps?(): { readonly steps: number; readonly lastStepSeconds: number }
  /** The age of looks against the cadence of the sweeps; left out, or `null`: not watched. */
  overdue?(): OverdueReport | null
  loadRung?(): number | null
  missed?(): number
  /** The goals of the patrol; left out, or `null`: not known. */
  goals?(): GoalsNow | null
  /** Whether evidence can be stored, and what waits for it; left out: not watched. */
  evidence?(): EvidenceStoreState
  /** What came of the pictures that the program shows itself; left out: it shows itself none. */
  canaries?(): Promise<CanaryReport>
  /** Room for the embedded database; `null`: there is none. Left out: not watched. */
  space?(): DataSpace | null
}

/** PEM texts. */
export type Certificate = { readonly cert: string; readonly key: string }

export type HttpSettings = {
  readonly version: string
  /** `true` behind TLS: the session cookie is then sent over TLS only. */
  readonly cookieSecure: boolean
  /** What officers type, `https://patrol.example.cn`; `null`: the name that a request was made to. */
  readonly publicOrigin: string | null
  /** Addresses and networks whose word on the client is taken. */
  readonly trustedProxies: readonly string[]
  /** Addresses and networks that may read the metrics besides this machine; left out: none. */
  readonly metricsReaders?: readonly string[]
  /** Seals what browsers show of earlier sign-ins. */
  readonly deviceSecret: string
  /** `null`: plain HTTP. */
  readonly tls: Certificate | null
  /** Built dashboard; `null`: there is none, and the page says so. */
  readonly dashboardFolder: string | null
  /** In the query of the media servers' hook addresses. */
  readonly hookKeys: HookKeys
  /** Whether there are keys to where the orders of a target go; left out: not known, and nothing is said. */
  readonly holdsCutKeys?: (target: CalledTarget) => boolean
}

/** All that the HTTP edge is given, grouped by resource. */
export type HttpDependencies = UseCases & {
  readonly system: SystemUseCases
  /** `null`: this program holds none, being a rehearsal's own. */
  readonly rehearsals: Omit<RehearsalDesk, 'close'> | null
  /** The empty form of the register, as XLSX. */
  readonly registerForm: () => Promise<Uint8Array>
  /** Tells that the journal has grown (also late or twice; silence is made up for by polling). Returns the way out. */
  readonly journalFeed: { subscribe(listener: () => void): () => void }
  readonly enqueue: (jobs: readonly Job[]) => Promise<void>
  readonly clock: Pick<Clock, 'now'>
  /** Left out: nobody follows looks. */
  readonly tracer?: Tracer
  readonly logger: Logger
  readonly settings: HttpSettings
}
