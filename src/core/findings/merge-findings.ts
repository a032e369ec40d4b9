import type { PromotionAct } from '../policy/objects/conduct.ts'
import type { Solicitation, SolicitationSign } from './solicitation.ts'

const SIGNS_AT_MOST = 40
const EXCERPTS_AT_MOST = 12

const keyOf = ({ signal, source, term }: SolicitationSign): string => `${signal} ${source} ${term}`

function union<T>(known: readonly T[], fresh: readonly T[], key: (one: T) => string, most: number) {
  const all = new Map([...fresh, ...known].map((one) => [key(one), one] as const))
  const kept = known.map((one) => all.get(key(one)) ?? one)
  const added = [...all.values()].filter((one) => !known.some((other) => key(other) === key(one)))
  return [...kept, ...added].slice(0, most)
}

/** What one look found, added to what was found before; places are those of the first sight. */
export function addSolicitation(before: Solicitation | null, seen: Solicitation): Solicitation {
  if (before === null) return seen
  const same = <T>(one: T): string => JSON.stringify(one)
  return {
    acts: union<PromotionAct>(before.acts, seen.acts, String, 4),
    signs: union(before.signs, seen.signs, keyOf, SIGNS_AT_MOST),
    excerpts: union(before.excerpts, seen.excerpts, same, EXCERPTS_AT_MOST),
  }
}
