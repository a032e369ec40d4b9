type Place = { readonly name: string; readonly within: Place | null; readonly depth: number }

/** No request of ours is nested half so deep; what is keeps the program busy for nothing. */
const DEEPEST = 64

const pathOf = (place: Place): string =>
  place.within === null ? place.name : `${pathOf(place.within)}.${place.name}`

export type Refused = { readonly where: string; readonly why: 'nul' | 'too-deep' }

/**
 * What may not be in a parsed value, with its place as `body.sessions.0.id`: a NUL character, or nesting beyond
 * measure; `null`: nothing. Files are not looked into.
 */
export function findRefused(value: unknown, place: string): Refused | null {
  const open: (readonly [unknown, Place])[] = [[value, { name: place, within: null, depth: 0 }]]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [one, where] = next
    if (typeof one === 'string' && one.includes('\0')) return { where: pathOf(where), why: 'nul' }
    if (typeof one !== 'object' || one === null || one instanceof Uint8Array) continue
    if (where.depth >= DEEPEST) return { where: place, why: 'too-deep' }
    for (const [name, inner] of Object.entries(one)) {
      if (name.includes('\0')) return { where: pathOf(where), why: 'nul' }
      open.push([inner, { name, within: where, depth: where.depth + 1 }])
    }
  }
  return null
}
