import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { seconds, toSeconds } from '../../core/time/duration.ts'
import type { ChildProcesses } from '../../ports/child-processes.ts'
import type { RenderedSlide } from './slides/render-slides.ts'

export type LessonLoopSettings = {
  readonly processes: ChildProcesses
  readonly ffmpegPath: string
  readonly slides: readonly RenderedSlide[]
  /** Where the list and the loop are written. */
  readonly folder: string
}

/** Two seconds between key frames at five frames a second: short enough for a viewer who comes in the middle. */
const ENCODING =
  '-vf fps=5,format=yuv420p -c:v libx264 -preset ultrafast -tune zerolatency -g 10 -keyint_min 10 -sc_threshold 0 -threads 1 -c:a aac -b:a 32k'.split(
    ' ',
  )
const SILENCE = '-f lavfi -i anullsrc=r=44100:cl=mono'.split(' ')
const BUDGET = seconds(60)

/** The list of ffmpeg's concat demuxer. Its last picture has to be named twice or its duration is ignored. */
export function concatList(slides: readonly RenderedSlide[]): string {
  const entries = slides.map(
    ({ file, shownFor }) =>
      `file '${file.replaceAll("'", String.raw`'\''`)}'\nduration ${toSeconds(shownFor)}`,
  )
  const last = slides.at(-1)
  const again = last === undefined ? [] : [`file '${last.file.replaceAll("'", String.raw`'\''`)}'`]
  return ['ffconcat version 1.0', ...entries, ...again, ''].join('\n')
}

/**
 * Encodes the slides once, H.264 with silent AAC, so that publishing them for hours costs next to nothing.
 * Resolves to the file; rejects when ffmpeg cannot do it.
 */
export async function encodeLessonLoop(settings: LessonLoopSettings): Promise<string> {
  const { processes, ffmpegPath, slides, folder } = settings
  const list = join(folder, 'slides.ffconcat')
  const loop = join(folder, 'loop.flv')
  await writeFile(list, concatList(slides))
  const length = slides.reduce((sum, { shownFor }) => sum + toSeconds(shownFor), 0)
  const input = ['-f', 'concat', '-safe', '0', '-i', list, ...SILENCE]
  const { exited } = processes.start(
    ffmpegPath,
    ['-v', 'error', '-y', ...input, '-t', String(length), ...ENCODING, loop],
    { budget: BUDGET, maximumOutputBytes: 10_000 },
  )
  const exit = await exited
  if (exit.code !== 0) throw new Error(`the lesson could not be encoded: ${exit.stderrTail}`)
  return loop
}
