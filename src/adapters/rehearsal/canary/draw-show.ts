import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CanaryRun } from '../../../core/canary/canary-run.ts'
import { STANDING_SCREEN } from '../../../core/canary/canary-sayings.ts'
import { type CanaryScreen, canaryScreens } from '../../../core/canary/canary-texts.ts'
import { type Duration, seconds } from '../../../core/time/duration.ts'
import type { CanaryVoice } from '../../../ports/canary/canary-voice.ts'
import type { ChildProcesses } from '../../../ports/child-processes.ts'
import { concatList } from '../lesson-loop.ts'
import { openChineseFont } from '../slides/chinese-font.ts'
import type { Deck } from '../slides/deck.ts'
import { type PictureRenderer, renderSlides } from '../slides/render-slides.ts'
import { TRACK_INPUT, writeTrack } from './spoken-track.ts'

export type DrawNeeds = {
  readonly processes: ChildProcesses
  readonly ffmpegPath: string
  /** Made for each show and closed after it. */
  readonly renderer: () => PictureRenderer & { close(): Promise<void> }
  /** Where pictures and sound lie while they are encoded. */
  readonly folder: string
  /** Who says what is heard; `null`: nobody. */
  readonly voice: CanaryVoice | null
}

/** What its pictures are drawn from. */
type Drawn = Pick<CanaryRun, 'kind' | 'sense' | 'seed'>

/** Segments of MPEG-TS, each of `SEGMENT_SECONDS`, in order. */
export type DrawnShow = readonly Uint8Array[]

export const SEGMENT_SECONDS = 2

/** A slide stands for three segments. */
const SHOWN_FOR = seconds(3 * SEGMENT_SECONDS)
const BUDGET = seconds(60)
/** A picture of text hardly moves: two frames a second, a key frame at the begin of each segment. */
const ENCODING =
  '-vf fps=2,format=yuv420p -c:v libx264 -preset ultrafast -tune zerolatency -g 4 -keyint_min 4 -sc_threshold 0 -threads 1'.split(
    ' ',
  )
const SEGMENTS = `-f hls -hls_time ${SEGMENT_SECONDS} -hls_list_size 0`.split(' ')

const WITHOUT_SOUND = ['-an']
const SPOKEN = '-c:a aac -b:a 48k -ac 1'.split(' ')

const deckOf = (
  { kind, sense }: Drawn,
  screens: readonly CanaryScreen[],
  shownFor: Duration,
): Deck => ({
  name: 'canary',
  // What is only heard is not to be told by its picture.
  teacher: kind === 'lesson' && sense === 'seen' ? '陈老师' : '小禾',
  accent: '#1d4f91',
  paper: '#fdfdf8',
  slides: screens.map(({ heading, lines }) => ({
    shownFor,
    body: `<h2>${heading}</h2>${lines.map((line) => `<p>${line}</p>`).join('')}`,
  })),
})

async function drawSlides(renderer: ReturnType<DrawNeeds['renderer']>, deck: Deck, folder: string) {
  try {
    const font = await openChineseFont([400, 700])
    return await renderSlides(renderer, deck, join(folder, 'slides'), font)
  } finally {
    await renderer.close()
  }
}

/** What stands on the screen for how long, and what is said meanwhile; `null`: nothing. */
async function contentOf(folder: string, show: Drawn, { voice }: DrawNeeds) {
  if (show.sense !== 'heard') {
    return { deck: deckOf(show, canaryScreens(show), SHOWN_FOR), track: null }
  }
  if (voice === null) throw new Error('there is no voice for what is to be heard')
  const track = await writeTrack(await voice.speak(show), folder)
  return { deck: deckOf(show, [STANDING_SCREEN], seconds(track.seconds)), track }
}

async function drawIn(folder: string, show: Drawn, needs: DrawNeeds): Promise<DrawnShow> {
  const { deck, track } = await contentOf(folder, show, needs)
  const slides = await drawSlides(needs.renderer(), deck, folder)
  const list = join(folder, 'slides.ffconcat')
  await writeFile(list, concatList(slides))
  const pictures = ['-f', 'concat', '-safe', '0', '-i', list]
  const input = track === null ? pictures : [...pictures, ...TRACK_INPUT, track.file]
  const sound = track === null ? WITHOUT_SOUND : SPOKEN
  const length = String(deck.slides.reduce((sum, { shownFor }) => sum + shownFor, 0) / 1_000)
  const names = ['-hls_segment_filename', join(folder, '%03d.ts'), join(folder, 'index.m3u8')]
  const { exited } = needs.processes.start(
    needs.ffmpegPath,
    ['-v', 'error', '-y', ...input, '-t', length, ...ENCODING, ...sound, ...SEGMENTS, ...names],
    { budget: BUDGET, maximumOutputBytes: 10_000 },
  )
  const { code, stderrTail } = await exited
  if (code !== 0) throw new Error(`the canary could not be encoded: ${stderrTail}`)
  const files = (await readdir(folder)).filter((name) => name.endsWith('.ts')).toSorted()
  return await Promise.all(files.map((name) => readFile(join(folder, name))))
}

/** Draws and encodes a canary, once; rejects when browser or ffmpeg cannot. Leaves nothing on the disk. */
export async function drawShow(show: Drawn, needs: DrawNeeds): Promise<DrawnShow> {
  await mkdir(needs.folder, { recursive: true, mode: 0o700 })
  const folder = await mkdtemp(join(needs.folder, 'show-'))
  try {
    return await drawIn(folder, show, needs)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
