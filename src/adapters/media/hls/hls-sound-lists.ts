import { parseAttributes, tagValue } from './hls-attributes.ts'
import type { Variant } from './hls-variants.ts'

/** A rendition of the sound alone (EXT-X-MEDIA, RFC 8216 §4.3.4.1). */
export type SoundList = {
  readonly group: string
  /** `null`: it comes within the segments of the variant. */
  readonly uri: string | null
  /** What a player begins with. */
  readonly preferred: boolean
}

export function parseSoundLists(lines: readonly string[]): readonly SoundList[] {
  return lines.flatMap((line) => {
    if (!line.startsWith('#EXT-X-MEDIA:')) return []
    const attributes = parseAttributes(tagValue(line))
    const { TYPE: type, URI: uri = null, DEFAULT: preferred } = attributes
    if (type !== 'AUDIO') return []
    return [{ group: attributes['GROUP-ID'] ?? '', uri, preferred: preferred === 'YES' }]
  })
}

/** Address of the list that a player plays the sound of `variant` from; `null` where its own segments bring it. */
export function soundListOf(
  { soundGroup }: Pick<Variant, 'soundGroup'>,
  lists: readonly SoundList[],
): string | null {
  const group = lists.filter((list) => list.group === soundGroup)
  const played = group.find(({ preferred }) => preferred) ?? group[0]
  return played?.uri ?? null
}
