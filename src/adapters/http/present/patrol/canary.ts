import type { CanaryReport } from '../../../../app/canary/canary-report.ts'
import type {
  WireCanaryFigures,
  WireCanaryReport,
  WireHeardFigures,
} from '../../../../contracts/upkeep/canary.ts'
import { type CanaryFigures, sightWords } from '../../../../core/canary/canary-figures.ts'
import type { CanaryRun } from '../../../../core/canary/canary-run.ts'
import { heardWords } from '../../../../core/canary/heard-figures.ts'
import { formatInstant, type Instant } from '../../../../core/time/instant.ts'

const SHOWN_AT_MOST = 100

const orNull = (at: Instant | null): string | null => (at === null ? null : formatInstant(at))

export function presentCanaryFigures(figures: CanaryFigures): WireCanaryFigures {
  const { reached: _, lastFoundAt, ...told } = figures
  return { ...told, words: sightWords(figures), lastFoundAt: orNull(lastFoundAt) }
}

export function presentHeardFigures({
  heard,
  figures,
}: Pick<CanaryReport, 'heard' | 'figures'>): WireHeardFigures {
  const { reached: _, why: __, lastFoundAt, ...told } = heard
  return { ...told, words: heardWords(heard, figures.sight), lastFoundAt: orNull(lastFoundAt) }
}

const presentRun = ({ id, kind, sense, calibrates, state, reached, ...at }: CanaryRun) => ({
  id,
  kind,
  sense,
  calibrates,
  state,
  reached,
  begunAt: orNull(at.begunAt),
  alertedAt: orNull(at.alertedAt),
  endedAt: orNull(at.endedAt),
})

export const presentCanaries = ({ figures, heard, runs }: CanaryReport): WireCanaryReport => ({
  figures: presentCanaryFigures(figures),
  heard: presentHeardFigures({ heard, figures }),
  runs: runs
    .filter(({ state }) => state !== 'waiting')
    .slice(0, SHOWN_AT_MOST)
    .map(presentRun),
})
