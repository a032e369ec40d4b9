import { NODE_MEDIA_SERVER_ABILITIES } from '../../src/core/cuts/cut-abilities.ts'
import { type CalledTarget, placeOf as serverOf } from '../../src/core/registry/cut-target.ts'
import type { Instant } from '../../src/core/time/instant.ts'
import type { CutPlatform, CutStepOutcome, Publisher } from '../../src/ports/cut-platform.ts'

export type FakeCutPlatform = CutPlatform & {
  /** An encoder comes: it is on air unless its stream is banned. Returns whether it was let in. */
  readonly publish: (target: CalledTarget, publisher: Publisher) => boolean
  /** The publisher leaves by itself. */
  readonly leave: (target: CalledTarget) => void
  /** From now on nothing answers (`true`), or answers again. */
  readonly breakNetwork: (broken: boolean) => void
  /** What was asked for, in order: `ban live/maths`, `kick s-1`. */
  readonly calls: readonly string[]
  readonly bans: ReadonlyMap<string, Instant | null>
}

/** A media server that exists only in memory and keeps the port's promises. */
export function createFakeCutPlatform(): FakeCutPlatform {
  const publishers = new Map<string, Publisher>()
  const bans = new Map<string, Instant | null>()
  const calls: string[] = []
  let broken = false
  const keyOf = ({ app, stream }: CalledTarget): string => `${app}/${stream}`
  const placeOf = (target: CalledTarget): string => `${serverOf(target)} ${keyOf(target)}`
  const unreachable = { kind: 'unreachable', detail: 'the network is broken' } as const
  const accepted = (detail: string): CutStepOutcome => ({ kind: 'accepted', detail })

  return {
    calls,
    bans,
    publish: (target, publisher) => {
      if (bans.has(placeOf(target))) return false
      publishers.set(placeOf(target), publisher)
      return true
    },
    leave: (target) => void publishers.delete(placeOf(target)),
    breakNetwork: (now) => {
      broken = now
    },
    abilities: () => NODE_MEDIA_SERVER_ABILITIES,
    publishState: async (target) => {
      if (broken) return unreachable
      const publisher = publishers.get(placeOf(target))
      return publisher === undefined
        ? { kind: 'not-publishing' }
        : { kind: 'publishing', publisher }
    },
    ban: async (target, until) => {
      calls.push(`ban ${keyOf(target)}`)
      bans.set(placeOf(target), until)
      return accepted('banned')
    },
    kick: async (target, publisher) => {
      calls.push(`kick ${publisher?.sessionId ?? keyOf(target)}`)
      if (broken) return unreachable
      const now = publishers.get(placeOf(target))
      if (now === undefined || (publisher !== null && now.sessionId !== publisher.sessionId)) {
        return { kind: 'refused', detail: `session ${publisher?.sessionId} is already gone` }
      }
      publishers.delete(placeOf(target))
      return accepted('closed')
    },
    unban: async (target) => {
      calls.push(`unban ${keyOf(target)}`)
      bans.delete(placeOf(target))
      return accepted('may publish again')
    },
  }
}
