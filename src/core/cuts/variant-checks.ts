import { later } from '../time/instant.ts'
import type { CutCheck } from './cut-order.ts'

/** Where one variant of a list stood at the look before; left out: it had not come to a stand. */
export function variantBefore(before: CutCheck | undefined, variant: string): CutCheck | undefined {
  const line = before?.tail?.split('\n').find((one) => one.startsWith(`${variant} `))
  if (before === undefined || line === undefined) return undefined
  return { ...before, what: variant, tail: line.slice(variant.length + 1) }
}

const tailOf = (looks: readonly CutCheck[]): string | undefined => {
  const left = looks.filter(({ found }) => found !== 'gone')
  const tails = left.flatMap(({ what, tail }) => (tail === undefined ? [] : `${what} ${tail}`))
  return left.length > 0 && tails.length === left.length ? tails.join('\n') : undefined
}

/** Steady time since which all were as they are; left out where one took but a moment. */
function sinceOf(looks: readonly CutCheck[]): Pick<CutCheck, 'since'> {
  const since = looks.flatMap((one) => one.since ?? [])
  if (since.length < looks.length) return {}
  return { since: since.reduce(later) }
}

const WORST_FIRST = ['live', 'unknown', 'cached', 'gone'] as const

/**
 * The looks at all variants of one address as a look at it: what still comes in one of them still comes. `null`: there are
 * none.
 */
export function lookAtVariants(what: string, looks: readonly CutCheck[]): CutCheck | null {
  const found = WORST_FIRST.find((one) => looks.some((look) => look.found === one))
  const decisive = looks.find((look) => look.found === found)
  const [first, ...more] = looks
  if (found === undefined || decisive === undefined || first === undefined) return null
  const newest = more.reduce((last, one) => (one.at > last.at ? one : last), first)
  const tail = found === 'cached' ? tailOf(looks) : undefined
  return {
    at: newest.at,
    ...(newest.steadyAt === undefined ? {} : { steadyAt: newest.steadyAt }),
    what,
    found,
    detail: looks.length > 1 ? `${decisive.what}: ${decisive.detail}` : decisive.detail,
    ...(found === 'cached' || found === 'gone' ? sinceOf(looks) : {}),
    ...(tail === undefined ? {} : { tail }),
  }
}
