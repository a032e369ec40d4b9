import type { Instant } from '../time/instant.ts'
import { tellsNothing } from './cut-abilities.ts'
import { abilitiesOf, type CutCheck, type CutOrder } from './cut-order.ts'
import { momentOf } from './moment.ts'

/** `CutCheck.what` of a look at the media server's own account of the stream. */
export const PUBLISH_STATE = 'publish-state'

/** An unbroken run of looks of one kind at the end of a trail. */
export type Run = {
  /** Begin of the first look and end of the last. */
  readonly from: Instant
  readonly to: Instant
  readonly looks: number
  /** How long the last of them took, in milliseconds. */
  readonly lastTook: number
}

/** What the looks at one address say, in order of time. */
export type Trail = {
  readonly what: string
  readonly last: CutCheck['found'] | 'never-looked'
  /** Of `gone`; `null` when the last look was not. */
  readonly gone: Run | null
  /** As `gone`, a playlist that stands still among it: nothing new comes. */
  readonly still: Run | null
  /** Looks since the last that found nothing new. */
  readonly troubled: number
}

/** What has to be seen gone: every address, and the platform's own account where it gives one. */
export const lookedAt = (order: CutOrder, addresses: readonly string[]): readonly string[] => [
  ...(tellsNothing(abilitiesOf(order)) ? [] : [PUBLISH_STATE]),
  ...new Set(addresses),
]

/**
 * The room's addresses, and those that were looked at for the order: one that is taken off the register in the middle of
 * a proof may still show what was to be cut.
 */
export const provenAt = (
  addresses: readonly string[],
  checks: readonly CutCheck[],
): readonly string[] => [
  ...new Set([
    ...addresses,
    ...checks.map(({ what }) => what).filter((what) => /^(?!room:)[a-z][a-z0-9+.-]*:/i.test(what)),
  ]),
]

const isGone = ({ found }: CutCheck): boolean => found === 'gone'
/** Nothing new came: gone, or a playlist that stands still. */
export const isStill = (look: CutCheck): boolean => isGone(look) || look.tail !== undefined

/** @param since nothing that a look saw before counts */
function runOf(
  looks: readonly CutCheck[],
  fits: (look: CutCheck) => boolean,
  since: Instant,
): Run | null {
  const run = looks.slice(looks.findLastIndex((look) => !fits(look)) + 1)
  const [first, last] = [run.at(0), run.at(-1)]
  if (first === undefined || last === undefined) return null
  const begun = (look: CutCheck) => Math.max(look.since ?? momentOf(look), since) as Instant
  const to = momentOf(last)
  return { from: begun(first), to, looks: run.length, lastTook: to - begun(last) }
}

export function trailOf(what: string, checks: readonly CutCheck[], since: Instant): Trail {
  const looks = checks
    .filter((check) => check.what === what)
    .toSorted((a, b) => momentOf(a) - momentOf(b))
  return {
    what,
    last: looks.at(-1)?.found ?? 'never-looked',
    gone: runOf(looks, isGone, since),
    still: runOf(looks, isStill, since),
    troubled: looks.length - looks.findLastIndex(isStill) - 1,
  }
}
