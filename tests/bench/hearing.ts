// What is heard in sixty made sound tracks, each through a real AAC encode at three bit rates, as JSON.
//   node tests/bench/hearing.ts [--half reporting|tuning] [--bit-rates 24k,48k,96k]
// The thresholds were tuned on the other half: other words, other voices, other melodies. Yardsticks in the same run: a
// threshold on loudness, as players have it, and what ffmpeg takes to decode the same sound.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import ffmpeg from '@ffmpeg-installer/ffmpeg'
import { openReader } from '../../src/adapters/hearing/speech-process.ts'
import type { Heard, Stretch } from '../../src/core/hearing/heard.ts'
import { soundBlocks } from '../../src/core/hearing/sound-blocks.ts'
import { lengthOf } from '../../src/core/hearing/speech-stretches.ts'
import { type Half, type MadeTrack, madeTracks } from '../build/sounds/made-tracks.ts'
import { runFfmpeg } from '../build/sounds/make-sound.ts'
import { needVoices } from '../build/sounds/voices.ts'

const { values } = parseArgs({
  options: {
    half: { type: 'string', default: 'reporting' },
    'bit-rates': { type: 'string', default: '24k,48k,96k' },
  },
})

type Measured = {
  readonly kind: MadeTrack['kind']
  readonly bitRate: string
  readonly seconds: number
  readonly encodedBytes: number
  /** Seconds of speech that there were, that were found, and that were found where there was none. */
  readonly spoken: number
  readonly found: number
  readonly falselyFound: number
  readonly shares: Heard['shares']
  readonly cpuMillis: number
  readonly loudFound: number
  readonly loudFalse: number
  readonly decodeCpuMillis: number
}

const folder = mkdtempSync(join(tmpdir(), 'xuncha-hearing-'))

function samplesOf(pcm: Uint8Array): Float32Array {
  const view = new DataView(pcm.buffer, pcm.byteOffset, pcm.byteLength)
  const length = pcm.byteLength >> 1
  return Float32Array.from({ length }, (_, i) => view.getInt16(2 * i, true) / 32_768)
}

function encode(samples: Float32Array, bitRate: string): string {
  const path = join(folder, 'sound.ts')
  const pcm = Int16Array.from(samples, (one) => Math.max(-1, Math.min(1, one)) * 32_767)
  const recipe = `-f s16le -ar 16000 -ac 1 -i - -ar 44100 -c:a aac -b:a ${bitRate} -f mpegts ${path}`
  runFfmpeg(recipe, new Uint8Array(pcm.buffer))
  return path
}

/** Decodes, and says what that took of the processor, by ffmpeg's own account. */
function decode(path: string) {
  const raw = join(folder, 'sound.raw')
  const recipe = `-benchmark -hide_banner -i ${path} -map 0:a:0 -ac 1 -ar 16000 -f s16le -y ${raw}`
  const said = execFileSync('sh', ['-c', '"$0" "$@" 2>&1', ffmpeg.path, ...recipe.split(' ')])
  const [, user = '0', system = '0'] =
    /bench: utime=([\d.]+)s(?: stime=([\d.]+)s)?/.exec(said.toString()) ?? []
  return { raw, cpuMillis: 1_000 * (Number(user) + Number(system)) }
}

const overlap = (some: readonly Stretch[], others: readonly Stretch[]): number =>
  some.reduce(
    (sum, a) =>
      sum +
      others.reduce(
        (all, b) => all + Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start)),
        0,
      ),
    0,
  )

/** Louder than -45 dB is speech, says the yardstick. */
const loudStretches = (samples: Float32Array): readonly Stretch[] =>
  soundBlocks(samples).flatMap(({ loudness }, i) =>
    loudness > -45 ? [{ start: i / 2, end: Math.min((i + 1) / 2, samples.length / 16_000) }] : [],
  )

async function measure(track: MadeTrack, bitRate: string): Promise<Measured> {
  const encoded = encode(track.samples, bitRate)
  const { raw, cpuMillis: decodeCpuMillis } = decode(encoded)
  const samples = samplesOf(execFileSync('cat', [raw], { maxBuffer: 1 << 26 }))
  const before = process.cpuUsage()
  const heard = await listen(new Uint8Array(samples.buffer))
  const { user, system } = process.cpuUsage(before)
  const loud = loudStretches(samples)
  return {
    kind: track.kind,
    bitRate,
    seconds: heard.seconds,
    encodedBytes: statSync(encoded).size,
    spoken: lengthOf(track.spoken),
    found: overlap(heard.speech, track.spoken),
    falselyFound: lengthOf(heard.speech) - overlap(heard.speech, track.spoken),
    shares: heard.shares,
    cpuMillis: (user + system) / 1_000,
    loudFound: overlap(loud, track.spoken),
    loudFalse: lengthOf(loud) - overlap(loud, track.spoken),
    decodeCpuMillis,
  }
}

const round = (value: number): number => Math.round(value * 1_000) / 1_000

function summary(some: readonly Measured[]) {
  const sum = (pick: (one: Measured) => number) => some.reduce((all, one) => all + pick(one), 0)
  const seconds = sum((one) => one.seconds)
  const spoken = sum((one) => one.spoken)
  const quiet = seconds - spoken
  const share = (part: number, whole: number) => (whole <= 0 ? null : round(part / whole))
  const mean = (name: keyof Heard['shares']) => round(sum((one) => one.shares[name]) / some.length)
  return {
    tracks: some.length,
    seconds: Math.round(seconds),
    encodedBytesPerSecond: Math.round(sum((one) => one.encodedBytes) / seconds),
    speechFound: share(
      sum((one) => one.found),
      spoken,
    ),
    speechFalselyFound: share(
      sum((one) => one.falselyFound),
      quiet,
    ),
    shares: {
      speech: mean('speech'),
      music: mean('music'),
      silence: mean('silence'),
      other: mean('other'),
    },
    cpuMillisPerSecond: round(sum((one) => one.cpuMillis) / seconds),
    loudnessYardstick: {
      speechFound: share(
        sum((one) => one.loudFound),
        spoken,
      ),
      speechFalselyFound: share(
        sum((one) => one.loudFalse),
        quiet,
      ),
    },
    decodeCpuMillisPerSecond: round(sum((one) => one.decodeCpuMillis) / seconds),
  }
}

const by = <K extends 'kind' | 'bitRate'>(some: readonly Measured[], key: K) =>
  Object.fromEntries(
    [...new Set(some.map((one) => one[key]))].map((value) => [
      value,
      summary(some.filter((one) => one[key] === value)),
    ]),
  )

needVoices()
const listen = await openReader()
const measured: Measured[] = []
try {
  for (const track of madeTracks(values.half as Half)) {
    for (const bitRate of values['bit-rates'].split(',')) {
      measured.push(await measure(track, bitRate))
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.stdout.write(
  `${JSON.stringify({ half: values.half, all: summary(measured), byKind: by(measured, 'kind'), byBitRate: by(measured, 'bitRate') }, null, 2)}\n`,
)
