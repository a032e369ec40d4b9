import type { CutAbilities } from '../../core/cuts/cut-abilities.ts'
import type { CalledPlatform, CalledTarget } from '../../core/registry/cut-target.ts'
import type { CutPlatform } from '../../ports/cut-platform.ts'

/** One adapter for each kind of platform. */
export type CutPlatforms = Readonly<Partial<Record<CalledPlatform, CutPlatform>>>

const NOTHING: CutAbilities = {
  drop: 'none',
  forbid: 'none',
  forbidDrops: false,
  longestBan: null,
  resume: false,
  reads: 'nothing',
  readsBan: false,
  page: null,
  callsPerSecond: null,
  success: { zh: '无', en: 'none' },
}

const REFUSED = { kind: 'refused', detail: 'this kind of platform cannot be called' } as const

/** An order for it is refused before it is written down; this is for orders that were written down elsewhere. */
const NONE: CutPlatform = {
  abilities: () => NOTHING,
  publishState: async () => ({ kind: 'unreachable', detail: REFUSED.detail }),
  ban: async () => REFUSED,
  kick: async () => REFUSED,
  unban: async () => REFUSED,
}

/** All platforms as one: each call goes to the adapter of the target's platform. */
export function createCutPlatforms(platforms: CutPlatforms): CutPlatform {
  const of = ({ platform }: CalledTarget): CutPlatform => platforms[platform] ?? NONE
  return {
    abilities: (target) => of(target).abilities(target),
    publishState: (target) => of(target).publishState(target),
    ban: (target, until, act) => of(target).ban(target, until, act),
    kick: (target, publisher, act) => of(target).kick(target, publisher, act),
    unban: (target, act) => of(target).unban(target, act),
  }
}
