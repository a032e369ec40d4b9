import type { Classification } from '../../../core/detection/classification.ts'
import { type Result, succeed } from '../../../core/fault.ts'
import { seconds } from '../../../core/time/duration.ts'
import type { CanaryVoice } from '../../../ports/canary/canary-voice.ts'
import type { SoundOutcome, SoundSampler } from '../../../ports/hearing/sound-sampler.ts'
import { type ClipTrouble, type VoiceClip, wrongClips } from './voice-clips.ts'

/** Two listenings of twelve seconds have to hear different things. */
const LEAST_SECONDS = 30
/** So much of a longer one is used. */
const MOST_SECONDS = 180
const BUDGET = seconds(30)

export type ClipNeeds = {
  readonly sampler: SoundSampler
  /** The classifier in force. */
  readonly classify: (text: string) => Pick<Classification, 'label'>
}

const soundOf = (
  { sampler }: Pick<ClipNeeds, 'sampler'>,
  { file }: VoiceClip,
): Promise<SoundOutcome> =>
  sampler.sample({ kind: 'local-file', path: file }, { seconds: MOST_SECONDS, budget: BUDGET })

/** A lesson that its very words do not give away could never be found, and what sounds like one would be no false alarm. */
function troubleOfText(
  { kind, file, says }: VoiceClip,
  { classify }: ClipNeeds,
): ClipTrouble | null {
  const isLesson = classify(says).label === 'subject'
  if (kind === 'lesson' && !isLesson) {
    const zh = '的原文按现行模型认不出是学科授课，请换一段讲题的录音'
    return {
      file,
      zh,
      en: 'says nothing that the model in force takes for a lesson: use one that works through a problem',
    }
  }
  if (kind === 'other' && isLesson) {
    const zh = '的原文按现行模型像学科授课，请换一段闲谈的录音'
    return {
      file,
      zh,
      en: 'says what the model in force takes for a lesson: use one of everyday talk',
    }
  }
  return null
}

async function troubleOf(clip: VoiceClip, needs: ClipNeeds): Promise<ClipTrouble | null> {
  const { file } = clip
  const sound = await soundOf(needs, clip)
  if (sound.kind === 'unheard') {
    const why = `${sound.reason}, ${sound.detail}`
    return {
      file,
      zh: `打不开（${why}），请另存为 WAV`,
      en: `cannot be decoded (${why}): save it as WAV`,
    }
  }
  if (sound.silent) return { file, zh: '没有声音，请重录', en: 'is silent: record it again' }
  if (sound.seconds < LEAST_SECONDS) {
    const zh = `只有 ${Math.floor(sound.seconds)} 秒，请录 ${LEAST_SECONDS} 秒以上`
    return {
      file,
      zh,
      en: `lasts ${Math.floor(sound.seconds)} s: record ${LEAST_SECONDS} s or more`,
    }
  }
  return troubleOfText(clip, needs)
}

/**
 * The installation's own recordings as the voice of canaries; each is decoded once to see that it can be.
 * @returns fault `setting-invalid`, which names every file that is wrong
 */
export async function openClipVoice(
  clips: readonly VoiceClip[],
  needs: ClipNeeds,
): Promise<Result<CanaryVoice>> {
  const troubles: ClipTrouble[] = []
  for (const clip of clips) {
    const trouble = await troubleOf(clip, needs)
    if (trouble !== null) troubles.push(trouble)
  }
  if (troubles.length > 0) return wrongClips(troubles)
  return succeed({
    kind: 'clips',
    async speak({ kind, seed }) {
      const own = clips.filter((clip) => clip.kind === kind)
      const clip = own[seed % own.length]
      if (clip === undefined) throw new Error(`no recording for ${kind}`)
      const sound = await soundOf(needs, clip)
      if (sound.kind === 'unheard')
        throw new Error(`${clip.file}: ${sound.reason}, ${sound.detail}`)
      return sound.samples
    },
  })
}
