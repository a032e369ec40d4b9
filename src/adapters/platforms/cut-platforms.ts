import type { CalledPlatform, CalledTarget } from '../../core/registry/cut-target.ts'
import type { CutPlatform } from '../../ports/cut-platform.ts'
import type { AnswerWitness } from './witnessed-fetch.ts'

/** One adapter for each kind of platform; a kind without one does not compile. */
export type CutPlatforms = Readonly<Record<CalledPlatform, CutPlatform>>

/** All platforms as one: each call goes to the adapter of the target's platform. */
export function createCutPlatforms(
  platforms: CutPlatforms,
  { hearing }: Pick<AnswerWitness, 'hearing'>,
): CutPlatform {
  const of = ({ platform }: CalledTarget): CutPlatform => platforms[platform]
  return {
    abilities: (target) => of(target).abilities(target),
    publishState: (target, onAnswer) =>
      onAnswer === undefined
        ? of(target).publishState(target)
        : hearing(() => of(target).publishState(target), onAnswer),
    viewers: async (target) => (await of(target).viewers?.(target)) ?? null,
    ban: (target, until, act) => of(target).ban(target, until, act),
    kick: (target, publisher, act) => of(target).kick(target, publisher, act),
    unban: (target, act) => of(target).unban(target, act),
  }
}
