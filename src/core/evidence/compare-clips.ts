import { isSpeech } from '../hearing/speech-over-time.ts'
import type { Instant } from '../time/instant.ts'
import type { ClipPiece, SpokenLine } from '../violations/evidence-piece.ts'
import { canonicalJson } from './canonical-json.ts'

type Both<T> = { readonly before: T; readonly after: T }

/** A kept clip as it sounds now. */
export type Reheard = {
  readonly sha256: string
  /** Share in which somebody speaks, 0 to 1; `null`: it could not be heard. */
  readonly speech: number | null
  readonly lines: readonly SpokenLine[]
  /** What made words of it now; `null`: nothing is set. */
  readonly engine: string | null
  /** Why it could not be heard, or why words are missing. */
  readonly trouble: string | null
}

export type ClipReplay = {
  readonly sha256: string
  readonly at: Instant
  readonly engine: Both<string | null>
  readonly speech: number | null
  /** Words that come out otherwise, by their place; none where nothing makes words of sound now. */
  readonly lines: readonly (Both<string | null> & { readonly line: number })[]
  readonly trouble: string | null
}

const textOf = (line: SpokenLine | undefined): string | null => line?.text ?? null

function changedLines(before: readonly SpokenLine[], after: readonly SpokenLine[]) {
  return Array.from({ length: Math.max(before.length, after.length) }, (_, line) => ({
    line,
    before: textOf(before[line]),
    after: textOf(after[line]),
  })).filter((change) => canonicalJson(change.before) !== canonicalJson(change.after))
}

/** What was kept of a clip beside what is heard in it now. */
export function compareClip(stored: ClipPiece, again: Reheard | undefined): ClipReplay {
  const { sha256, at, engine, segments } = stored
  const now = again?.engine ?? null
  return {
    sha256,
    at,
    engine: { before: engine, after: now },
    speech: again?.speech ?? null,
    lines: now === null ? [] : changedLines(segments, again?.lines ?? []),
    trouble: again?.trouble ?? null,
  }
}

/** Whether it still is what it was kept for: somebody speaks, and says the same where that can be told. */
export const soundsAsKept = ({ speech, lines }: ClipReplay): boolean =>
  speech !== null && isSpeech(speech) && lines.length === 0
