import { startDeadline } from '../deadline.ts'
import type { DecodeOutcome } from '../ffmpeg/decode-frame.ts'
import type { DecoderInput, FileFormat, Seek } from '../ffmpeg/ffmpeg-arguments.ts'
import type { Look } from '../sampling.ts'
import type { SoundInput } from '../sound/sound-arguments.ts'
import type { ByteSource } from './byte-source.ts'
import { startRangeRelay } from './range-relay.ts'

/** A shorter one is a picture, or a single frame. */
const SHORTEST_SECONDS = 1
/** Of the time that is left, so much goes to the exact place; the keyframe before it is had in the rest. */
const EXACT_SHARE = 0.6
/** Where else to look: the keyframe before; and further back, for containers in which a seek ends behind its place. */
const STEPS_BACK_SECONDS = [0, 2, 10]
/** The last picture stands before the end. */
const END_SECONDS = 0.5

type InputAt = (seek: Seek | null) => DecoderInput

async function decodeWithin(look: Look, input: DecoderInput, share: number) {
  const budget = (look.deadline.remaining() * share) as ReturnType<typeof look.deadline.remaining>
  const deadline = startDeadline(look.clock, budget, look.deadline.signal)
  try {
    return await look.decoder.decode(input, null, 'long', deadline)
  } finally {
    deadline.clear()
  }
}

async function decodeAt(look: Look, inputAt: InputAt, seconds: number): Promise<DecodeOutcome> {
  const at = Math.max(0, Math.min(seconds * look.place, seconds - END_SECONDS))
  let outcome = await decodeWithin(look, inputAt({ seconds: at, exact: true }), EXACT_SHARE)
  for (const back of STEPS_BACK_SECONDS) {
    if (outcome.kind === 'frame' || look.deadline.signal.aborted) return outcome
    const seek = { seconds: Math.max(0, at - back), exact: false }
    outcome = await look.decoder.decode(inputAt(seek), null, 'long', look.deadline)
  }
  return outcome
}

export type FilePicture = {
  readonly outcome: DecodeOutcome
  /** How long the file plays; `null` when it does not say. */
  readonly seconds: number | null
}

/**
 * The picture at the look's place of anything that can be sought in. The first look at an address decodes its
 * beginning, to learn its length; a place that cannot be shown is replaced by the beginning.
 */
export async function samplePlace(
  look: Look,
  url: string,
  inputAt: InputAt,
  isSpent: () => boolean = () => false,
): Promise<FilePicture> {
  const seen = await pictureAtPlace(look, url, inputAt)
  const from = (seen.seconds ?? 0) * look.place
  await look.ear?.listenTo(soundInput(inputAt(null), from, isSpent))
  return seen
}

function soundInput(input: DecoderInput, from: number, isSpent: () => boolean): SoundInput {
  if (input.kind === 'local-file') return { kind: 'local-file', path: input.path, from }
  if (input.kind === 'relayed-file') return { ...input, from, isSpent }
  throw new Error('sound of a pipe is overheard')
}

async function pictureAtPlace(look: Look, url: string, inputAt: InputAt): Promise<FilePicture> {
  const known = look.recordings.secondsOf(url)
  if (known !== null && look.place > 0) {
    const outcome = await decodeAt(look, inputAt, known)
    if (outcome.kind === 'frame') return { outcome, seconds: known }
  }
  const first = await look.decoder.decode(inputAt(null), null, 'long', look.deadline)
  const seconds = (first.kind === 'frame' ? first.report.seconds : null) ?? known
  const lasts = seconds !== null && seconds >= SHORTEST_SECONDS
  if (lasts) look.recordings.remember(url, seconds)
  if (first.kind === 'failed' || !lasts || known !== null || look.place === 0) {
    return { outcome: first, seconds }
  }
  const there = await decodeAt(look, inputAt, seconds)
  return { outcome: there.kind === 'frame' ? there : first, seconds }
}

/** As `samplePlace`, of a file whose bytes come from elsewhere. */
export async function sampleSource(
  look: Look,
  url: string,
  format: FileFormat,
  source: ByteSource,
): Promise<FilePicture> {
  const relay = await startRangeRelay(source, look.deadline.signal)
  try {
    const inputAt: InputAt = (seek) => ({ kind: 'relayed-file', format, url: relay.url, seek })
    return await samplePlace(look, url, inputAt, relay.isSpent)
  } finally {
    await relay.close()
  }
}
