import { type Duration, seconds } from '../../../core/time/duration.ts'
import type { RecordedClip } from '../../../ports/capture/media-recorder.ts'
import type { ChildProcesses } from '../../../ports/child-processes.ts'
import type { Ffmpeg } from '../ffmpeg/locate-ffmpeg.ts'

const BUDGET: Duration = seconds(60)
const MEMORY_BYTES = 536_870_912

/**
 * Packets into a container that browsers play, nothing decoded. Without date, version or anything else that differs from one
 * time to the next. `delay_moov`: what stands in front of AAC is known only from its first packet.
 */
const argumentsWith = (filter: readonly string[]): readonly string[] => [
  ...['-hide_banner', '-nostats', '-nostdin', '-loglevel', 'error'],
  ...['-protocol_whitelist', 'pipe', '-f', 'mpegts', '-i', 'pipe:0'],
  ...['-map', '0:v?', '-map', '0:a?', '-c', 'copy', '-map_metadata', '-1', ...filter],
  ...['-fflags', '+bitexact', '-flags', '+bitexact'],
  ...['-movflags', 'frag_keyframe+delay_moov+default_base_moof', '-f', 'mp4', 'pipe:1'],
]

/** Takes the head off each AAC packet, which MP4 has once; builds of 2018 do not think of it themselves, and no other sound bears it. */
const OF_AAC = ['-bsf:a', 'aac_adtstoasc']

/** `null`: ffmpeg made nothing of it. */
export async function closeClip(
  needs: { readonly ffmpeg: Pick<Ffmpeg, 'path'>; readonly processes: ChildProcesses },
  packets: () => AsyncIterable<Uint8Array>,
  mostBytes: number,
  signal: AbortSignal,
): Promise<RecordedClip | null> {
  for (const filter of [OF_AAC, []]) {
    const exit = await needs.processes.start(needs.ffmpeg.path, argumentsWith(filter), {
      budget: BUDGET,
      maximumOutputBytes: mostBytes,
      memoryBytes: MEMORY_BYTES,
      environment: { MALLOC_ARENA_MAX: '1' },
      input: packets(),
      signal,
    }).exited
    const made = exit.code === 0 && exit.endedBy === 'itself' && exit.stdout.length > 0
    if (made) return { bytes: exit.stdout, mediaType: 'video/mp4' }
    if (exit.endedBy !== 'itself') return null
  }
  return null
}
