import { inScope, type SweepScope, type SweptRoom } from '../sweep.ts'
import { nearName } from './near-name.ts'

/** What does not fit between the scope of a sweep and the rooms that are registered. */
export type ScopeTrouble =
  | { readonly kind: 'no-rooms' }
  /** `near`: a platform that rooms have, and that may have been meant. */
  | { readonly kind: 'unknown-platform'; readonly platform: string; readonly near: string | null }
  /** No registered room has it. `near`: a tag that rooms have, and that may have been meant. */
  | { readonly kind: 'unknown-tag'; readonly tag: string; readonly near: string | null }

/** `named`: platforms of politeness.yaml. Nothing is said while no room is registered. */
export function scopeTroubles(
  sweep: SweepScope,
  rooms: readonly SweptRoom[],
  named: readonly string[],
): readonly ScopeTrouble[] {
  const active = rooms.filter(({ room }) => room.active)
  if (active.length === 0) return []
  const had = [...new Set(active.flatMap(({ platform }) => platform ?? []))]
  const strange = (sweep.platforms ?? []).filter(
    (platform) => !had.includes(platform) && !named.includes(platform),
  )
  const unknown = strange.map((platform): ScopeTrouble => {
    return { kind: 'unknown-platform', platform, near: nearName(platform, [...had, ...named]) }
  })
  const tags = [...new Set(active.flatMap(({ room }) => room.tags ?? []))]
  const strayed = (sweep.tags ?? [])
    .filter((tag) => !tags.includes(tag))
    .map((tag): ScopeTrouble => ({ kind: 'unknown-tag', tag, near: nearName(tag, tags) }))
  const empty = !active.some((room) => inScope(sweep, room))
  return [...(empty ? [{ kind: 'no-rooms' } as const] : []), ...unknown, ...strayed]
}
