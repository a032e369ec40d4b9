import { execFileSync, spawnSync } from 'node:child_process'
import { runFfmpeg } from './make-sound.ts'

/** Puts the speaking program on a bare machine; throws when it cannot be had, so that nothing passes unheard. */
export function needVoices(): void {
  if (spawnSync('espeak-ng', ['--version']).status === 0) return
  const options = { timeout: 180_000, stdio: 'pipe' } as const
  execFileSync('apt-get', ['update', '-qq'], options)
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'espeak-ng'], options)
}

/** What is said by `voice` (e.g. `cmn+f2`), one channel of 16 kHz. */
export function say(text: string, voice: string, wordsAMinute = 160): Float32Array {
  const args = ['-v', voice, '-s', String(wordsAMinute), '--stdout', text]
  const wav = execFileSync('espeak-ng', args, { maxBuffer: 1 << 26 })
  const pcm = runFfmpeg('-f wav -i - -ar 16000 -ac 1 -f s16le -', wav)
  const view = new DataView(pcm.buffer, pcm.byteOffset, pcm.byteLength)
  return Float32Array.from(
    { length: pcm.byteLength >> 1 },
    (_, i) => view.getInt16(2 * i, true) / 32_768,
  )
}
