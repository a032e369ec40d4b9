import type { SystemInfo } from '../../contracts/system.ts'

export type CoverageLook =
  /** Nobody can say. */
  | { readonly kind: 'unknown' }
  /** Nothing was accounted for yet, however far one looks back: the program was put up just now. */
  | { readonly kind: 'starting' }
  /** No sweep had a room. */
  | { readonly kind: 'idle' }
  | { readonly kind: 'kept'; readonly share: number }
  | { readonly kind: 'missed'; readonly share: number; readonly objective: number }

/** What the goals of the patrol say of the last hour; what is promised and is not kept is told with the promise. */
export function coverageLook(goals: SystemInfo['goals']): CoverageLook {
  const seen = goals?.find(({ name }) => name === 'seen')
  if (seen === undefined) return { kind: 'unknown' }
  const share = seen.windows.find(({ window }) => window === '1h')?.share ?? null
  if (share === null)
    return { kind: seen.windows.every(({ share: one }) => one === null) ? 'starting' : 'idle' }
  const { objective } = seen
  return share < objective || seen.burning === 'fast'
    ? { kind: 'missed', share, objective }
    : { kind: 'kept', share }
}
