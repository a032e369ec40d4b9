import { parseAttributes, tagValue } from './hls-attributes.ts'

export type Variant = {
  readonly uri: string
  readonly bandwidth: number
  readonly height: number | null
  /** What tells how large writing is also in portrait pictures. */
  readonly shorterSide: number | null
  /** Codec names of RFC 6381, or what was written instead; empty when the playlist names none. */
  readonly codecs: readonly string[]
  /** Group of sound lists that play with it; `null`: its segments bring their sound. */
  readonly soundGroup: string | null
}

export function parseVariants(lines: readonly string[]): readonly Variant[] {
  return lines.flatMap((line, index) => {
    if (!line.startsWith('#EXT-X-STREAM-INF:')) return []
    const uri = lines.slice(index + 1).find((other) => !other.startsWith('#'))
    if (uri === undefined) return []
    const attributes = parseAttributes(tagValue(line))
    const [, across, down] = /^(\d+)\s*[x×*]\s*(\d+)$/i.exec(attributes.RESOLUTION ?? '') ?? []
    return [
      {
        uri,
        bandwidth: Number(attributes.BANDWIDTH ?? 0) || 0,
        height: down === undefined ? null : Number(down),
        shorterSide: down === undefined ? null : Math.min(Number(across), Number(down)),
        soundGroup: attributes.AUDIO ?? null,
        codecs: (attributes.CODECS ?? '').split(/[\s,;]+/).filter((codec) => codec !== ''),
      },
    ]
  })
}

/** Sound and subtitles as RFC 6381 and the world name them. */
const NO_PICTURE =
  /^(mp4a|aac|he-?aac|ac-?[34]|ec-?3|eac3|opus|vorbis|flac|alac|mp3|mpa|mha\d|mhm\d|iamf|samr|dts|pcm|lpcm|speex|stpp|wvtt|webvtt)([.\d-]|$)/i
/** Lines from which writing of 8 px on a screen of 720 lines is read as well as there (decision 0012). */
const READABLE_HEIGHT = 540

/** The name of a codec that is not one of sound; `null` when all are, or none is named. */
export const pictureCodec = ({ codecs }: Variant): string | null =>
  codecs.find((codec) => !NO_PICTURE.test(codec)) ?? null

/** The playlist says in so many words that there are pictures. */
export const announcesPictures = (variant: Variant): boolean =>
  variant.shorterSide !== null || pictureCodec(variant) !== null

/** A size speaks louder than a list of codecs, and no list says nothing. */
const mayHavePictures = (variant: Variant): boolean =>
  announcesPictures(variant) || variant.codecs.length === 0

/**
 * Renditions in the order in which they are to be tried: first the smallest picture that small writing can still be
 * read on, then larger ones, then smaller ones from the largest down. Where the list names sound only, its segments
 * have the last word.
 */
export function rankVariants(variants: readonly Variant[]): readonly Variant[] {
  const hopeful = variants.filter(mayHavePictures)
  const bySize = (hopeful.length > 0 ? hopeful : variants).toSorted(
    (a, b) => (a.shorterSide ?? 0) - (b.shorterSide ?? 0) || a.bandwidth - b.bandwidth,
  )
  const isReadable = ({ shorterSide }: Variant): boolean =>
    shorterSide !== null && shorterSide >= READABLE_HEIGHT
  const smaller = bySize.filter((variant) => !isReadable(variant))
  return [...bySize.filter(isReadable), ...smaller.toReversed()]
}
