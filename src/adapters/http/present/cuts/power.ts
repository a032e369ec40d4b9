import type { PowerNow } from '../../../../app/cuts/power/power-queries.ts'
import type { AutomaticCut, CutPower, ShadowReport } from '../../../../contracts/cuts/cut-power.ts'
import type { Jurisdiction } from '../../../../core/access/jurisdiction.ts'
import type { AutomaticRecord } from '../../../../core/cuts/power/automatic-record.ts'
import { fusesWithin, type ToldFuse } from '../../../../core/cuts/power/fuses-within.ts'
import type { ShadowReport as Report } from '../../../../core/cuts/power/shadow-report.ts'
import type { WrongTally } from '../../../../core/cuts/power/wrong-cut.ts'
import { RULE_WORDS } from '../../../../core/policy/words/rule-words.ts'
import { regionName } from '../../../../core/registry/region.ts'
import { toSeconds } from '../../../../core/time/duration.ts'
import { between, formatInstant, type Instant } from '../../../../core/time/instant.ts'
import { presentCut } from './cut.ts'

export const presentFuse = (fuse: ToldFuse): CutPower['blown'][number] => ({
  ...fuse,
  since: formatInstant(fuse.since),
})

export function presentAutomatic(
  { because: _, ...record }: AutomaticRecord,
  now: Instant,
): AutomaticCut {
  const left = record.state === 'countdown' ? between(now, record.dueAt) / 1_000 : 0
  return {
    ...record,
    beganAt: formatInstant(record.beganAt),
    dueAt: formatInstant(record.dueAt),
    endedAt: record.endedAt === null ? null : formatInstant(record.endedAt),
    secondsLeft: Math.max(0, left),
  }
}

export function presentPower(
  { now, rules, blown, waiting, automatic }: PowerNow,
  jurisdiction: Jurisdiction,
): CutPower {
  const modes = rules.automatic.rules.map(({ mode }) => mode)
  return {
    at: formatInstant(now),
    blown: fusesWithin(blown, jurisdiction).map(presentFuse),
    waiting: waiting.map(({ order, ...titles }) => ({
      ...titles,
      order: presentCut(order, jurisdiction),
    })),
    automatic: automatic.map(({ record, ...titles }) => ({
      ...presentAutomatic(record, now),
      ...titles,
    })),
    automaticOn: modes.includes('on'),
    shadowOn: modes.includes('shadow'),
  }
}

export const presentShadow = (
  { wrong: { lasted, ...wrong }, ...report }: Report & { readonly wrong: WrongTally },
  since: Instant,
  now: Instant,
): ShadowReport => ({
  since: formatInstant(since),
  wrong: { ...wrong, seconds: toSeconds(lasted) },
  groups: report.groups.map((group) => ({
    ...group,
    regionName: regionName(group.region) ?? group.region,
    ruleName: RULE_WORDS[group.rule],
  })),
  cases: report.cases.map(({ record, ...said }) => ({ ...presentAutomatic(record, now), ...said })),
})
