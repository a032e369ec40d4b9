import { createHash } from 'node:crypto'
import { createSharpThumbnails } from '../adapters/pictures/sharp-thumbnails.ts'
import { createHostPlaces } from '../app/plan/host-places.ts'
import { createLearnedTimes } from '../app/politeness/learned-times.ts'
import { politeEyes } from '../app/politeness/polite-eyes.ts'
import { createPoliteGate, type PoliteGate } from '../app/politeness/polite-gate.ts'
import { createNotingStore } from '../app/retention/noting-store.ts'
import { createRoomPages } from '../app/sight/room-pages.ts'
import type { ReadingLedger } from '../app/watch/reading-ledger.ts'
import { createRoomCadence } from '../app/watch/room-cadence.ts'
import type { PatrolSweep } from '../core/patrol/sweep.ts'
import { judgeTaught } from '../core/policy/classes/judge-taught.ts'
import type { CutPlatform } from '../ports/cut-platform.ts'
import type { EvidenceStore } from '../ports/evidence-store.ts'
import type { Transactions } from '../ports/records/records.ts'
import type { Eyes } from './eyes.ts'
import type { Foundation } from './foundation.ts'
import type { LegalTimeParts } from './law/legal-time.ts'
import type { PipelineDeps } from './pipeline-stages.ts'

/** Of one process, on its one thread. */
const PROBES_IN_FLIGHT = 400

/** Opened before whatever looks: looks that are over are entered in the book when all that looks has stopped. */
export function openGate(
  { clock, identifiers, closers }: Foundation,
  { transactions }: { readonly transactions: Transactions },
  { politeness }: Pick<LegalTimeParts, 'politeness'>,
): PoliteGate {
  const gate = createPoliteGate({ transactions, clock, identifiers, politeness })
  closers.add('politeness', () => gate.settled())
  return gate
}

/** The law, and what is patrolled. */
export type PatrolledLaw = Omit<LegalTimeParts, 'sweeps'> & {
  readonly sweeps: () => readonly PatrolSweep[]
}

/** What the stages of the pipeline work with, hearing apart. */
export function pipelineDeps(
  foundation: Foundation,
  kept: { readonly transactions: Transactions } & { readonly evidenceStore: EvidenceStore },
  eyes: Eyes,
  legalTime: PatrolledLaw,
  platform: CutPlatform,
  readings: ReadingLedger,
  gate: PoliteGate,
): PipelineDeps {
  const { clock, logger, tracer, identifiers, clockShiftSeconds } = foundation
  const { politeness } = legalTime
  const polite = politeEyes(gate, eyes, createLearnedTimes({ clock, politeness }))
  return {
    ...eyes,
    ...polite,
    roomPages: createRoomPages({ pages: polite.pages, clock }),
    places: createHostPlaces(PROBES_IN_FLIGHT),
    politeness,
    clock,
    logger,
    tracer,
    identifiers,
    platform,
    transactions: kept.transactions,
    evidenceStore: createNotingStore({
      ...kept,
      clock,
      logger,
      digest: (content) => createHash('sha256').update(content).digest('hex'),
    }),
    thumbnails: createSharpThumbnails(),
    readings,
    judge: legalTime.judge,
    law: legalTime.law,
    judgeTaught: (taught, context, facts) =>
      judgeTaught(taught, context, legalTime.schedules.law(), facts),
    sweeps: legalTime.sweeps,
    cadence: createRoomCadence({ ...legalTime, clock, transactions: kept.transactions }),
    drill: clockShiftSeconds !== 0,
  }
}
