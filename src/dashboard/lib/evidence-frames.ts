import type {
  EvidenceClip,
  EvidenceFrame,
  EvidenceItem,
  EvidenceLine,
} from '../../contracts/evidence.ts'

export type LineVoice = 'for' | 'against' | 'none'

/** What a line's matched words say: any word for it outweighs those against it, as it is what people must check. */
export function voiceOf(line: EvidenceLine): LineVoice {
  if (line.matches.some(({ weight }) => weight > 0)) return 'for'
  return line.matches.length > 0 ? 'against' : 'none'
}

const loudness = (item: EvidenceFrame): number =>
  item.lines
    .flatMap(({ matches }) => matches)
    .reduce((sum, { weight }) => sum + Math.max(0, weight), 0)

export const framesOf = (items: readonly EvidenceItem[]): EvidenceFrame[] =>
  items
    .filter((item) => item.kind === 'frame')
    .filter(({ width, height }) => width > 0 && height > 0)
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at) || a.id.localeCompare(b.id))

/** Oldest first. */
export const clipsOf = (items: readonly EvidenceItem[]): EvidenceClip[] =>
  items
    .filter((item) => item.kind === 'clip')
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at) || a.id.localeCompare(b.id))

/** The frame to show first: the one whose words speak loudest, the earliest of equals. */
export function mostConvincing(frames: readonly EvidenceFrame[]): EvidenceFrame | null {
  return frames.reduce<EvidenceFrame | null>(
    (best, frame) => (best === null || loudness(frame) > loudness(best) ? frame : best),
    null,
  )
}

/** The one after it, and the first after the last; `null`: there is no other. */
export function frameAfter(frames: readonly EvidenceFrame[], id: string | null): string | null {
  const at = frames.findIndex((frame) => frame.id === id)
  const next = frames[(at + 1) % Math.max(1, frames.length)]
  return next === undefined || next.id === id ? null : next.id
}
