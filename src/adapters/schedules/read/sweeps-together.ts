import type { PolitenessRules } from '../../../core/patrol/politeness-host.ts'
import { beyondBudgets } from '../../../core/patrol/sweeps/beyond-budget.ts'
import { nearName } from '../../../core/patrol/sweeps/near-name.ts'
import { overlap } from '../../../core/patrol/sweeps/overlap.ts'
import type { WrittenSweep } from '../../../ports/written-sweep.ts'
import type { ScheduleProblem } from '../problem.ts'
import type { YamlFile } from '../yaml-reading.ts'

export type SourcedSweep = { readonly source: YamlFile; readonly sweep: WrittenSweep }

function doubled({ source, sweep }: SourcedSweep, before: readonly SourcedSweep[]) {
  const other = before.find((one) => one.sweep.name === sweep.name)
  if (other === undefined) return []
  const zh = `巡查名称“${sweep.name}”与 ${other.source.file} 重复：请改名`
  const en = `${other.source.file} is named ${sweep.name} as well: give one another name`
  return [{ source, path: ['name'], zh, en }]
}

function overlapping({ source, sweep }: SourcedSweep, before: readonly SourcedSweep[]) {
  return before
    .filter((one) => one.sweep.name !== sweep.name && overlap(one.sweep, sweep))
    .map((one) => {
      const { name, rank } = one.sweep
      const zh = `与巡查“${name}”（${one.source.file}）同级（rank ${rank}）且会同时管同一房间：请给其中一个不同的 rank（大者优先），或缩小 scope、window`
      const en = `has the same rank (${rank}) as ${name} (${one.source.file}) and would hold the same rooms at the same time: give one another rank (the higher one decides), or narrow scope or window`
      return { source, path: ['name'], zh, en }
    })
}

function unkept(
  { source, sweep }: SourcedSweep,
  rules: PolitenessRules,
): readonly ScheduleProblem[] {
  return beyondBudgets(sweep, rules).map(({ platform, seconds, allowedSeconds, never }) => ({
    // Of many platforms one is slower than the sweep wants: its rooms are told as unseen, the others are patrolled.
    severity: never ? 'error' : 'warning',
    file: source.file,
    line: source.lineOf(['cadence']),
    zh: `每 ${seconds} 秒一看，而平台“${platform}”的文明巡查预算是 ${allowedSeconds} 秒一看：请放宽 cadence，或在 politeness.yaml 里调整预算`,
    en: `a look every ${seconds} s, but the politeness budget of ${platform} is one in ${allowedSeconds} s: lengthen the cadence, or change the budget in politeness.yaml`,
  }))
}

const MAY_BE_A_HOST = /^localhost$|[.:[]/

/** Neither a name of politeness.yaml nor anything that may be a domain: no room can have it. */
function strangePlatforms(
  { source, sweep }: SourcedSweep,
  rules: PolitenessRules,
): readonly ScheduleProblem[] {
  const named = rules.rules.map(({ name }) => name)
  return (sweep.platforms ?? []).flatMap((platform, place): readonly ScheduleProblem[] => {
    if (named.includes(platform) || MAY_BE_A_HOST.test(platform)) return []
    const near = nearName(platform, named)
    const [zh, en] = near === null ? ['', ''] : [`，是否应为“${near}”`, `, was ${near} meant`]
    return [
      {
        severity: 'warning',
        file: source.file,
        line: source.lineOf(['scope', 'platforms', place]),
        zh: `平台“${platform}”不在 politeness.yaml 里，也不是域名${zh}？可用：${named.join('、')}，或登记的域名（如 example.com）`,
        en: `${platform} is no platform of politeness.yaml and no domain${en}? Write one of ${named.join(', ')}, or a registered domain such as example.com`,
      },
    ]
  })
}

/** What is wrong with the sweeps beside each other and beside the platforms' budgets. */
export function problemsTogether(
  read: readonly SourcedSweep[],
  rules: PolitenessRules,
): readonly ScheduleProblem[] {
  return read.flatMap((one, place) => {
    const before = read.slice(0, place)
    const errors = [...doubled(one, before), ...overlapping(one, before)].map(
      ({ source, path, zh, en }): ScheduleProblem => ({
        severity: 'error',
        file: source.file,
        line: source.lineOf(path),
        zh,
        en,
      }),
    )
    return [...errors, ...unkept(one, rules), ...strangePlatforms(one, rules)]
  })
}
