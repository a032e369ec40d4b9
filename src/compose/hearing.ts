import { createSpeechFinder } from '../adapters/hearing/create-speech-finder.ts'
import { createHttpTranscriber } from '../adapters/hearing/http-transcriber.ts'
import { openSherpaTranscriber } from '../adapters/hearing/sherpa-transcriber.ts'
import { createClipMaker } from '../adapters/media/sound/clip-maker.ts'
import { createHearing, type Hearing } from '../app/hearing/hearing.ts'
import type { Part } from '../contracts/system.ts'
import { type Result, succeed } from '../core/fault.ts'
import type { ChildReaders } from '../ports/child-readers.ts'
import type { Egress } from '../ports/egress.ts'
import type { SpeechFinder } from '../ports/hearing/speech-finder.ts'
import type { Transcriber } from '../ports/hearing/transcriber.ts'
import type { WorkMeter } from '../ports/work-meter.ts'
import type { Eyes } from './eyes.ts'
import type { Foundation } from './foundation.ts'
import { asIs, toldPart } from './roles/part-words.ts'
import { readSecretFile } from './secrets/secret-file.ts'

/** Who turns speech into text, as the settings say; `null`: nobody. A model that cannot be opened is a fault. */
export async function openTranscriber(
  { settings, clock, closers }: Foundation,
  { egress, readers }: { readonly egress: Egress; readonly readers: ChildReaders },
): Promise<Result<Transcriber | null>> {
  const { transcription, storage } = settings
  if (transcription === null) return succeed(null)
  if (transcription.kind === 'server') {
    const secrets = await readSecretFile(storage.secretFile)
    if (!secrets.ok) return secrets
    const { url, model, language } = transcription
    const key = secrets.value.speechKey ?? null
    return succeed(createHttpTranscriber({ url, model, language, key, egress, clock }))
  }
  const opened = await openSherpaTranscriber({ modelFolder: transcription.folder, readers, clock })
  if (opened.ok) closers.add('transcriber', () => opened.value.close())
  return opened
}

/** The means to hear, or why there are none: then rooms are seen as before, and `/readyz` says so. */
export type HearingState =
  | { readonly kind: 'open'; readonly hearing: Hearing }
  | { readonly kind: 'deaf'; readonly why: string }
  /** Whether the model can be run is not known yet. */
  | { readonly kind: 'being-tried' }

export type OpenedHearing = {
  readonly now: () => HearingState
  /** What makes words of speech; `null`: nothing is set. */
  readonly recogniser: string | null
  /** Once it is known whether sound can be listened to; never rejects. */
  readonly settled: Promise<HearingState>
}

/** One sample of silence: whether the model can be run at all. */
async function tryFinder(finder: SpeechFinder): Promise<string | null> {
  try {
    await finder.listen(new Float32Array(8_000))
    return null
  } catch (error) {
    return String(error).slice(0, 200)
  }
}

const countedFinder = (finder: SpeechFinder, meter: WorkMeter | undefined): SpeechFinder => ({
  engine: finder.engine,
  listen(samples, options) {
    meter?.counter()('listens', 1)
    return finder.listen(samples, options)
  },
  close: () => finder.close(),
})

function settling(trial: Promise<HearingState>, recogniser: string | null): OpenedHearing {
  let state: HearingState = { kind: 'being-tried' }
  const settled = trial.then((found) => {
    state = found
    return found
  })
  return { now: () => state, recogniser, settled }
}

/**
 * Opens what the watches listen with. No speech finder: no hearing, which a trial of a second finds out while the rest
 * of the program opens. A transcriber that is set wrongly is a fault.
 */
export async function openHearing(
  foundation: Foundation,
  eyes: Pick<Eyes, 'egress' | 'readers' | 'ffmpeg' | 'processes'> & Partial<Pick<Eyes, 'meter'>>,
): Promise<Result<OpenedHearing>> {
  const { clock, logger, closers } = foundation
  const finder = countedFinder(createSpeechFinder({ ...eyes, clock }), eyes.meter)
  closers.add('speech finder', () => finder.close())
  const transcriber = await openTranscriber(foundation, eyes)
  if (!transcriber.ok) return transcriber
  const parts = { clock, finder, transcriber: transcriber.value, lot: Math.random }
  const tried = tryFinder(finder).then((why): HearingState => {
    if (why === null) {
      return { kind: 'open', hearing: createHearing({ ...parts, clips: createClipMaker(eyes) }) }
    }
    logger.error({ why }, 'sound is not listened to')
    return { kind: 'deaf', why }
  })
  return succeed(settling(tried, transcriber.value?.engine ?? null))
}

/** Listenings so far; `null`: nothing is listened to here. */
export const hearingCounts = (opened: HearingState) =>
  opened.kind === 'open' ? opened.hearing.ledger.counts() : null

/** As the watches are given it. */
export const hearingOf = (opened: HearingState): { readonly hearing?: Hearing } =>
  opened.kind === 'open' ? { hearing: opened.hearing } : {}

/** For `/readyz`: what listens, what makes text of it, and what went wrong last. */
export function hearingPart(opened: HearingState): Part {
  if (opened.kind === 'being-tried') {
    return toldPart('hearing', false, { zh: '正在试', en: 'being tried' })
  }
  if (opened.kind === 'deaf') {
    return toldPart('hearing', false, {
      zh: `不听声音：${opened.why}`,
      en: `sound is not listened to: ${opened.why}`,
    })
  }
  const { finder, transcriber, ledger } = opened.hearing
  const text =
    transcriber === null
      ? { zh: '未设转写', en: 'no transcription is set' }
      : asIs(transcriber.engine)
  const trouble = ledger.trouble()
  const last =
    trouble === null ? asIs('') : { zh: `；上次未成：${trouble}`, en: `; last trouble: ${trouble}` }
  return toldPart('hearing', true, {
    zh: `${finder.engine}；${text.zh}${last.zh}`,
    en: `${finder.engine}; ${text.en}${last.en}`,
  })
}
