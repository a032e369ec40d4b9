import { type Duration, seconds, toSeconds } from '../../time/duration.ts'
import { formatInstant, type Instant } from '../../time/instant.ts'
import type { CaptureItem, CaptureWords } from '../../violations/captured-item.ts'
import { clipsAmong, type EvidencePiece, framesAmong } from '../../violations/evidence-piece.ts'
import type { CaptureFacts } from './capture-facts.ts'
import { afterOf, beforeOf, gapsIn, type Window } from './capture-plan.ts'
import { type DatedTrouble, MEDIA_TROUBLES } from './capture-words.ts'
import { captured, fact, missing, partly } from './item-of.ts'
import type { KeptClip } from './learned-facts.ts'

type MediaFacts = Pick<
  CaptureFacts,
  'clips' | 'lead' | 'suspectSince' | 'mediaTroubles' | 'pieces' | 'now'
>

/** The rhythm of pictures (`capture-plan.ts` has the rest). */
const FRAME_EVERY: Duration = seconds(30)
/** Looks are that far apart at the most. */
const BETWEEN_LOOKS: Duration = seconds(15)

/** To the second, as people read it. */
const timeOf = (instant: Instant): string =>
  formatInstant(instant).replace('T', ' ').replace(/\.\d+/, '')

const spanOf = ({ from, to }: Window): string => `${timeOf(from)} – ${timeOf(to)}`

const AS_IT_CAME = fact(
  '处理方式',
  'how it was kept',
  '原样封装为 MP4，未重编码（-c copy）；时间为到达时间',
)

const NOT_THERE: CaptureWords = {
  zh: '流没有送来这一段',
  en: 'the stream did not bring it',
}

/** Before anything came: it was not suspect yet, or only being connected to. */
function whyNotYet(suspectSince: Instant, first: Instant): CaptureWords {
  const [at, came] = [timeOf(suspectSince), timeOf(first)]
  return {
    zh: `直播间在 ${at} 才转为可疑，随即连接，首段在 ${came} 到达，此前没有留存`,
    en: `the room turned suspect only at ${at} and was connected to then; the first of it came at ${came}, nothing was kept before`,
  }
}

/** What stood against a stretch, each once. */
const troublesIn = (gap: Window, troubles: readonly DatedTrouble[]): readonly CaptureWords[] => {
  const there = troubles.filter(({ from, to }) => from < gap.to && (to === null || to > gap.from))
  return [...new Set(there.map(({ trouble }) => trouble))].map((trouble) => MEDIA_TROUBLES[trouble])
}

/** What a stretch is missing for. */
function whyGap(gap: Window, { suspectSince, clips, mediaTroubles }: MediaFacts): CaptureWords {
  const first = clips.toSorted((a, b) => a.from - b.from).at(0)?.from ?? null
  const isBeforeAll = first !== null && gap.to <= first && gap.from < suspectSince
  const notYet = isBeforeAll ? [whyNotYet(suspectSince, first)] : []
  const why = [...notYet, ...troublesIn(gap, mediaTroubles)]
  if (why.length === 0) return NOT_THERE
  return { zh: why.map(({ zh }) => zh).join('；'), en: why.map(({ en }) => en).join('; ') }
}

function whyGaps(gaps: readonly Window[], facts: MediaFacts): CaptureWords {
  const told = gaps.map((gap) => ({ span: spanOf(gap), words: whyGap(gap, facts) }))
  return {
    zh: `缺 ${told.map(({ span, words }) => `${span}：${words.zh}`).join('；')}`,
    en: `missing ${told.map(({ span, words }) => `${span}: ${words.en}`).join('; ')}`,
  }
}

function mediaItem(
  item: 'media-before' | 'media-after',
  window: Window,
  facts: MediaFacts,
): CaptureItem {
  const clips = facts.clips.filter(({ from, to }) => to > window.from && from < window.to)
  const gaps = gapsIn(clips, window)
  const [first] = clips
  if (first === undefined) {
    const { zh, en } = whyGap(window, facts)
    return missing(item, zh, en)
  }
  const files = clips.map(({ sha256 }) => sha256)
  const told = [...clips.map((clip) => fact('时间段', 'span', spanOf(clip))), AS_IT_CAME]
  if (gaps.length === 0) return captured(item, first.at, told, files)
  return partly(item, first.at, { facts: told, files, why: whyGaps(gaps, facts) })
}

/** The clips are made at the start of the lesson: none is of both. */
export const mediaItems = (facts: MediaFacts): readonly CaptureItem[] => [
  mediaItem('media-before', beforeOf(facts.lead), facts),
  mediaItem('media-after', afterOf(facts.lead), facts),
]

/** The longest time in which no picture was kept. */
function longestPause(at: readonly Instant[], { from, to }: Window): Duration {
  const times = [from, ...at.filter((one) => one > from && one < to), to]
  return Math.max(...times.slice(1).map((one, place) => one - (times[place] ?? from))) as Duration
}

/** Pictures that were kept anyway; what stands still is kept once, which is told. */
export function frameItem({ pieces, lead, now }: MediaFacts): CaptureItem {
  const frames = framesAmong(pieces).toSorted((a, b) => a.at - b.at)
  const [first] = frames
  if (first === undefined) return missing('frames', '没有留下画面', 'no picture was kept')
  const files = frames.map(({ sha256 }) => sha256)
  const told = [fact('张数', 'how many', String(frames.length))]
  const { to } = afterOf(lead)
  const pause = longestPause(
    frames.map(({ at }) => at),
    { from: lead.start, to: now < to ? now : to },
  )
  if (pause <= FRAME_EVERY + BETWEEN_LOOKS) return captured('frames', first.at, told, files)
  const length = Math.round(toSeconds(pause))
  const why = {
    zh: `最长 ${length} 秒没有新画面：画面未变时只留一张，或未能看到`,
    en: `no new picture for up to ${length} s: one that stands is kept once, or it could not be seen`,
  }
  return partly('frames', first.at, { facts: told, files, why })
}

/** What hearing kept; else the sound that lies in the raw media. */
export function soundItem(pieces: readonly EvidencePiece[], raw: readonly KeptClip[]): CaptureItem {
  const rawFiles = raw.map(({ sha256 }) => sha256)
  const heard = clipsAmong(pieces).filter(({ sha256 }) => !rawFiles.includes(sha256))
  const [first, firstRaw] = [heard[0], raw[0]]
  if (first !== undefined) {
    const told = [fact('段数', 'how many', String(heard.length))]
    return captured(
      'sound',
      first.at,
      told,
      heard.map(({ sha256 }) => sha256),
    )
  }
  if (firstRaw !== undefined) {
    const told = [fact('所在', 'where', '在原始媒体之内')]
    return captured('sound', firstRaw.at, told, rawFiles)
  }
  return missing('sound', '没有留下声音', 'no sound was kept')
}
