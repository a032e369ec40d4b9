import { type Instant, parseInstant } from '../../../core/time/instant.ts'

/** What a media playlist says of time, besides its segments. */
export type PlaylistTimes = {
  readonly type: 'vod' | 'event' | null
  readonly firstSequence: number
  /** Sum of its segments. */
  readonly seconds: number
  /** End of what it shows, by EXT-X-PROGRAM-DATE-TIME; `null` without one. */
  readonly endsAt: Instant | null
}

const tagOf = (lines: readonly string[], tag: string): string | undefined =>
  lines.find((line) => line.startsWith(tag))?.slice(tag.length)

/** Length of a segment as its EXTINF says it; 0 where that is no number. */
export const secondsOf = (line: string): number => {
  const read = Number.parseFloat(line.slice('#EXTINF:'.length))
  return Number.isFinite(read) && read > 0 ? read : 0
}

/** Dates without an offset are met; they are read as UTC, as players do. */
const dateOf = (line: string): Instant | null => {
  const text = line.slice('#EXT-X-PROGRAM-DATE-TIME:'.length).trim()
  const zoned = /(?:[zZ]|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`
  return parseInstant(zoned.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))
}

function endOf(lines: readonly string[]): Instant | null {
  let end: Instant | null = null
  for (const line of lines) {
    if (line.startsWith('#EXT-X-PROGRAM-DATE-TIME:')) end = dateOf(line)
    else if (end !== null && line.startsWith('#EXTINF:')) {
      end = (end + Math.round(secondsOf(line) * 1_000)) as Instant
    }
  }
  return end
}

/** Reads the tags of a media playlist that tell whether it is a recording and how long. `lines` are trimmed. */
export function playlistTimes(lines: readonly string[]): PlaylistTimes {
  const type = tagOf(lines, '#EXT-X-PLAYLIST-TYPE:')?.trim().toLowerCase()
  return {
    type: type === 'vod' || type === 'event' ? type : null,
    firstSequence: Number(tagOf(lines, '#EXT-X-MEDIA-SEQUENCE:')) || 0,
    seconds: lines
      .filter((line) => line.startsWith('#EXTINF:'))
      .reduce((sum, line) => sum + secondsOf(line), 0),
    endsAt: endOf(lines),
  }
}
