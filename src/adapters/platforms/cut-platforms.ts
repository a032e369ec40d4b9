import type { CalledPlatform, CalledTarget } from '../../core/registry/cut-target.ts'
import type { CutPlatform } from '../../ports/cut-platform.ts'

/** One adapter for each kind of platform; a kind without one does not compile. */
export type CutPlatforms = Readonly<Record<CalledPlatform, CutPlatform>>

/** All platforms as one: each call goes to the adapter of the target's platform. */
export function createCutPlatforms(platforms: CutPlatforms): CutPlatform {
  const of = ({ platform }: CalledTarget): CutPlatform => platforms[platform]
  return {
    abilities: (target) => of(target).abilities(target),
    publishState: (target) => of(target).publishState(target),
    ban: (target, until, act) => of(target).ban(target, until, act),
    kick: (target, publisher, act) => of(target).kick(target, publisher, act),
    unban: (target, act) => of(target).unban(target, act),
  }
}
