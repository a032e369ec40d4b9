import { createHash } from 'node:crypto'
import { SAMPLE_RATE } from '../../../core/hearing/sound.ts'
import type { ChildProcesses } from '../../../ports/child-processes.ts'
import type { Clip, ClipMaker } from '../../../ports/hearing/clip-maker.ts'
import { lastComplaint } from '../ffmpeg/decoder-report.ts'
import type { Ffmpeg } from '../ffmpeg/locate-ffmpeg.ts'

const LONGEST_SECONDS = 30
const ENCODER_MEMORY_BYTES = 536_870_912
/** Half a minute takes 180 kB. */
const CLIP_AT_MOST = 4_194_304

/** Without date, version or anything else that differs from one time to the next. */
const ARGUMENTS = [
  ...['-hide_banner', '-nostats', '-nostdin', '-loglevel', 'error'],
  ...['-protocol_whitelist', 'pipe', '-f', 's16le', '-ar', String(SAMPLE_RATE), '-ac', '1'],
  ...['-i', 'pipe:0', '-threads', '1', '-c:a', 'aac', '-b:a', '48k', '-flags', '+bitexact'],
  ...['-fflags', '+bitexact', '-map_metadata', '-1'],
  // A pipe cannot be sought in, so the index stands in front, and each fragment has its own.
  ...['-movflags', 'frag_keyframe+empty_moov+default_base_moof', '-f', 'mp4', 'pipe:1'],
]

async function* pcmOf(samples: Float32Array) {
  const pcm = new Int16Array(samples.length)
  for (const [i, sample] of samples.entries()) {
    pcm[i] = Number.isFinite(sample) ? Math.round(Math.max(-1, Math.min(1, sample)) * 32_767) : 0
  }
  yield new Uint8Array(pcm.buffer)
}

const noClip = (reason: (Clip & { kind: 'no-clip' })['reason'], detail: string): Clip => ({
  kind: 'no-clip',
  reason,
  detail,
})

/** Encodes sound that was decoded here: the clip holds what was heard, whatever container it came in. */
export function createClipMaker(needs: {
  readonly ffmpeg: Pick<Ffmpeg, 'path'>
  readonly processes: ChildProcesses
}): ClipMaker {
  return {
    async make(samples, { budget, signal }) {
      const kept = samples.subarray(0, LONGEST_SECONDS * SAMPLE_RATE)
      if (kept.length === 0) return noClip('nothing-to-keep', 'no samples')
      const exit = await needs.processes.start(needs.ffmpeg.path, ARGUMENTS, {
        budget,
        maximumOutputBytes: CLIP_AT_MOST,
        memoryBytes: ENCODER_MEMORY_BYTES,
        environment: { MALLOC_ARENA_MAX: '1' },
        input: pcmOf(kept),
        ...(signal === undefined ? {} : { signal }),
      }).exited
      if (exit.endedBy === 'budget' || exit.endedBy === 'stop') {
        return noClip('timeout', 'not encoded within the budget')
      }
      if (exit.code !== 0 || exit.stdout.length === 0) {
        return noClip('encoder-failed', lastComplaint(exit.stderrTail))
      }
      const seconds = kept.length / SAMPLE_RATE
      const sha256 = createHash('sha256').update(exit.stdout).digest('hex')
      return { kind: 'clip', bytes: exit.stdout, sha256, mediaType: 'audio/mp4', seconds }
    },
  }
}
