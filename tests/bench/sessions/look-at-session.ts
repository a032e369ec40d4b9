import sharp from 'sharp'
import type { Classifier } from '../../../src/core/detection/classify.ts'
import { followLook, NEW_SESSION, partLook } from '../../../src/core/lesson/room-session.ts'
import type { Frame } from '../../../src/core/picture/frame.ts'
import {
  type PictureSummary,
  pictureGate,
  summarisePicture,
} from '../../../src/core/picture/picture-gate.ts'
import { instantOfEpochMilliseconds } from '../../../src/core/time/instant.ts'
import type { TextRecogniser } from '../../../src/ports/sight/text-recogniser.ts'
import { SAMPLE_SECONDS, SCREEN_SECONDS } from './encode-session.ts'
import type { MadeSession } from './made-sessions.ts'

/** What was read of a session, a text a sample; `changed: false` where the gate took it for the screen before. */
export type ReadSession = readonly { readonly changed: boolean; readonly text: string }[]

export type SessionOutcome = {
  readonly session: MadeSession
  /** Samples of the lesson up to and with the one that opened; `null` when nothing opened. */
  readonly samplesToOpening: number | null
  /** The same in different screens, as the picture gate tells them. */
  readonly screensToOpening: number | null
  /** Nothing opened, but its last look leaned towards a lesson: what goes on so for five minutes comes to a person. */
  readonly leans: boolean
  /** Whether any frame alone was called a lesson: the yardstick. */
  readonly anyFrame: boolean
  readonly screens: readonly string[]
}

/** Through the picture gate and the reader, as a watched room. */
export async function readSession(
  frames: readonly Frame[],
  recogniser: TextRecogniser,
): Promise<ReadSession> {
  const looks: { readonly changed: boolean; readonly text: string }[] = []
  let picture: PictureSummary | null = null
  for (const frame of frames) {
    const summarised = summarisePicture(frame)
    const previous = looks.at(-1)
    if (previous !== undefined && pictureGate(picture, summarised) === 'unchanged') {
      looks.push({ changed: false, text: previous.text })
      continue
    }
    picture = summarised
    const { width, height } = frame
    const png = await sharp(frame.rgb, { raw: { width, height, channels: 3 } })
      .png()
      .toBuffer()
    const { lines } = await recogniser.recognise(png)
    looks.push({ changed: true, text: lines.map((line) => line.text).join('\n') })
  }
  return looks
}

/** Through the classifier and the evidence over time. */
export function judgeSession(
  session: MadeSession,
  read: ReadSession,
  classifier: Classifier,
): SessionOutcome {
  let room = NEW_SESSION
  let opened: number | null = null
  let anyFrame = false
  const shown: string[] = []
  let screens = 0
  let screensToOpening: number | null = null
  for (const [i, { changed, text }] of read.entries()) {
    const { boilerplate } = partLook(room, { text, changed })
    const classification = classifier.classify({ text, title: session.title, boilerplate })
    const { label, score, dimensions } = classification
    if (changed) {
      const strengths = Object.values(dimensions).map((strength) => strength.toFixed(1))
      const words = text.replaceAll('\n', ' / ')
      shown.push(`${label} ${score.toFixed(2)} [${strengths.join(' ')}] ${words}`)
    }
    const ofLesson = i * SAMPLE_SECONDS >= (session.lessonFrom ?? 0) * SCREEN_SECONDS
    screens += changed && ofLesson ? 1 : 0
    anyFrame ||= label === 'subject'
    const at = instantOfEpochMilliseconds(i * SAMPLE_SECONDS * 1_000)
    const look = { at, changed, text, classification, emptiness: 'has-content' } as const
    const followed = followLook(room, look)
    room = followed.session
    if (opened !== null || !followed.instructing) continue
    opened = i
    screensToOpening = screens
  }
  const first = ((session.lessonFrom ?? 0) * SCREEN_SECONDS) / SAMPLE_SECONDS
  return {
    session,
    samplesToOpening: opened === null ? null : opened - first + 1,
    screensToOpening,
    leans: opened === null && room.evidence.leaningSince !== null,
    anyFrame,
    screens: shown,
  }
}
