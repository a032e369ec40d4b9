import type { PolitenessRules } from '../../core/patrol/politeness-host.ts'
import { type ScopeTrouble, scopeTroubles } from '../../core/patrol/sweeps/scope-troubles.ts'
import { kindOf } from '../../core/registry/object-kind.ts'
import type { Transactions } from '../../ports/records/records.ts'
import type { WrittenSweep } from '../../ports/written-sweep.ts'
import { platformOf } from '../plan/planned-rooms.ts'

export type ScopeWarningDeps = {
  readonly transactions: Transactions
  readonly politeness: () => PolitenessRules
}

function wordsOf(trouble: ScopeTrouble): string {
  if (trouble.kind === 'no-rooms') {
    return 'scope 没有一个在册房间，此项巡查不会看任何房间：请放宽 scope，或给房间登记相应的地区、学段、平台、等级、标签。The scope fits no registered room, so that it looks at none: widen the scope, or register rooms with its region, stage, platform, tier or tag.'
  }
  const { near } = trouble
  const meant = near === null ? ['', ''] : [`，是否应为“${near}”`, `, was ${near} meant`]
  if (trouble.kind === 'unknown-tag') {
    const { tag } = trouble
    return `没有在册房间带标签“${tag}”${meant[0]}？请改 scope.tags，或给房间加上该标签。No registered room has the tag ${tag}${meant[1]}? Change scope.tags, or give rooms that tag.`
  }
  const { platform } = trouble
  return `平台“${platform}”既不在 politeness.yaml，也没有在册房间用它${meant[0]}？请改 scope.platforms。${platform} is neither in politeness.yaml nor the platform of any registered room${meant[1]}? Change scope.platforms.`
}

/** What the register says of the scopes of sweeps, with file, line and remedy, one sentence each. */
export async function scopeWarnings(
  { transactions, politeness }: ScopeWarningDeps,
  sweeps: readonly WrittenSweep[],
): Promise<readonly string[]> {
  const rules = politeness()
  const { rooms, institutions } = await transactions.run(async (records) => ({
    rooms: await records.rooms.active(),
    institutions: await records.institutions.all(),
  }))
  const kinds = new Map(institutions.map((one) => [one.id, kindOf(one)]))
  const swept = rooms.map((room) => {
    const kind = kinds.get(room.institutionId)
    return { room, platform: platformOf(rules, room), ...(kind === undefined ? {} : { kind }) }
  })
  const named = rules.rules.map(({ name }) => name)
  return sweeps.flatMap((sweep) =>
    scopeTroubles(sweep, swept, named).map(
      (trouble) => `${sweep.file}:${sweep.scopeLine} ${wordsOf(trouble)}`,
    ),
  )
}
