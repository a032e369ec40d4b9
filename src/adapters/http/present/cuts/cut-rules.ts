import type { CutRulesView } from '../../../../app/cuts/power/cut-rules-file.ts'
import type { FileChange } from '../../../../app/schedules/change-file.ts'
import type {
  CutRulesChange,
  CutRulesText,
  CutRules as WireRules,
} from '../../../../contracts/cuts/cut-rules.ts'
import { CUTS_FILE, type CutRules } from '../../../../core/cuts/power/cut-rules.ts'
import { strictestOf } from '../../../../core/cuts/power/loosened-rules.ts'
import type { RegionScope } from '../../../../core/registry/region-scope.ts'
import { formatClockTime } from '../../../../core/time/clock-time.ts'
import { type Duration, toSeconds } from '../../../../core/time/duration.ts'
import { formatInstant } from '../../../../core/time/instant.ts'
import { regionNames } from '../region-names.ts'

const placed = ({ line, regions }: { line: number; regions: readonly RegionScope[] }) => ({
  line,
  regions: [...regions],
  regionNames: regionNames(regions),
})

const toMinutes = (duration: Duration): number => toSeconds(duration) / 60

/** Named and counted as in the file. */
const presentRules = (rules: CutRules): WireRules => ({
  secondPerson: {
    withinMinutes: toMinutes(rules.approvalWithin),
    rules: rules.secondPerson.map((rule) => ({
      ...placed(rule),
      platforms: [...rule.platforms],
      viewersFrom: rule.viewersFrom,
      hours: rule.hours.map(({ from, to }) => `${formatClockTime(from)}-${formatClockTime(to)}`),
    })),
  },
  fuse: rules.fuse,
  coolingOffMinutes: toMinutes(rules.coolingOff),
  loosenedAfterMinutes: toMinutes(rules.loosenedAfter),
  automatic: {
    countdownSeconds: toSeconds(rules.automatic.countdown),
    banMinutes: toMinutes(rules.automatic.ban),
    seenWithinSeconds: toSeconds(rules.automatic.seenWithin),
    rules: rules.automatic.rules.map((rule) => ({
      ...placed(rule),
      mode: rule.mode,
      sweeps: [...rule.sweeps],
    })),
  },
})

export const presentCutRules = ({ rules, text, version, held }: CutRulesView): CutRulesText => ({
  rules: presentRules(rules),
  inForce: presentRules(strictestOf(rules, held)),
  file: CUTS_FILE,
  text,
  version,
  held: held.map(({ holdsUntil, until, changedBy, loosened }) => ({
    until: formatInstant(holdsUntil),
    changedBy,
    changedAt: formatInstant(until),
    loosened: loosened.map(({ zh, en }) => ({ zh, en })),
  })),
})

export const presentCutRulesChange = (
  { change, draftId, warnings }: FileChange,
  { rules, version }: CutRulesView,
): CutRulesChange => ({
  changeId: change?.id ?? null,
  draftId,
  warnings: [...warnings],
  version,
  rules: presentRules(rules),
})
