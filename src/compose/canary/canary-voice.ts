import { createSoundSampler } from '../../adapters/media/sound/sound-sampler.ts'
import { openClipVoice } from '../../adapters/rehearsal/voice/clip-voice.ts'
import { findSpeakingProgram } from '../../adapters/rehearsal/voice/speaking-program.ts'
import type { VoiceClip } from '../../adapters/rehearsal/voice/voice-clips.ts'
import { type Result, succeed } from '../../core/fault.ts'
import type { CanaryVoice } from '../../ports/canary/canary-voice.ts'
import type { Eyes } from '../eyes.ts'
import type { Foundation } from '../foundation.ts'

/** Who speaks canaries here. */
export type OpenedVoice = {
  /** As far as it is known. */
  readonly now: () => CanaryVoice | null
  /** Once it is known; never rejects. */
  readonly settled: Promise<CanaryVoice | null>
}

function settling(finding: Promise<CanaryVoice | null>): OpenedVoice {
  let found: CanaryVoice | null = null
  const settled = finding.then((voice) => {
    found = voice
    return voice
  })
  return { now: () => found, settled }
}

/**
 * The installation's own recordings, else the system's speech synthesiser, which is looked for while the rest of the program
 * opens, and only where something could understand it. A recording that cannot be used is a fault.
 */
export async function openCanaryVoice(
  { settings, clock, logger }: Pick<Foundation, 'settings' | 'clock' | 'logger'>,
  clips: readonly VoiceClip[] | null,
  eyes: Pick<Eyes, 'ffmpeg' | 'processes' | 'classifier'>,
): Promise<Result<OpenedVoice>> {
  const { ffmpeg, processes, classifier } = eyes
  const sampler = createSoundSampler({ ffmpeg, processes, clock })
  if (clips !== null) {
    const classify = (text: string) => classifier.classify({ text })
    const opened = await openClipVoice(clips, { sampler, classify })
    return opened.ok ? succeed(settling(Promise.resolve(opened.value))) : opened
  }
  if (settings.transcription === null) return succeed(settling(Promise.resolve(null)))
  const finding = findSpeakingProgram({ processes, sampler }).catch((error: unknown) => {
    logger.warn({ error: String(error) }, 'no voice for canaries')
    return null
  })
  return succeed(settling(finding))
}
