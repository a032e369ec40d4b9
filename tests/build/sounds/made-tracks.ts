import { type Random, randomFrom } from '../../../src/core/seeded-random.ts'
import {
  atLevel,
  blank,
  type Colour,
  farAway,
  mix,
  music,
  noise,
  type Style,
} from './instruments.ts'
import { say } from './voices.ts'

export const TRACK_KINDS = [
  'speech',
  'speech-over-music',
  'music',
  'silence',
  'noise',
  'far',
] as const
export type TrackKind = (typeof TRACK_KINDS)[number]
/** What was tuned on is never what is reported: other words, other voices, other melodies. */
export type Half = 'tuning' | 'reporting'

export type MadeTrack = {
  readonly name: string
  readonly kind: TrackKind
  readonly samples: Float32Array
  /** Where somebody speaks, seconds; pauses within a text included. */
  readonly spoken: readonly { readonly start: number; readonly end: number }[]
}

const TEXTS: Readonly<Record<Half, readonly string[]>> = {
  tuning: [
    '同学们好，今天我们来学习一元二次方程的解法，请大家翻开课本第三十二页。',
    '这道题的关键是先求出函数的对称轴，然后再判断它的开口方向。',
    '请大家跟我一起朗读这篇课文，注意停顿和语气。',
  ],
  reporting: [
    '下面我们看第二题，已知三角形的两条边，求第三条边的取值范围。',
    '牛顿第二定律告诉我们，物体的加速度与它所受的合外力成正比。',
    '把这个单词抄三遍，明天上课之前我要检查背诵的情况。',
    '化学方程式要配平，反应条件写在等号的上面，不要忘记沉淀符号。',
  ],
}
const VOICES: Readonly<Record<Half, readonly string[]>> = {
  tuning: ['cmn', 'cmn+m3', 'cmn+f2', 'cmn+m1'],
  reporting: ['cmn+m2', 'cmn+f3', 'cmn+m5', 'cmn+f4', 'cmn+m7'],
}
const STYLES: readonly Style[] = ['piano', 'strings', 'lead']
const COLOURS: readonly Colour[] = ['white', 'pink', 'brown', 'hum', 'traffic']
const COUNTS: Readonly<Record<TrackKind, number>> = {
  speech: 12,
  'speech-over-music': 12,
  music: 12,
  silence: 6,
  noise: 9,
  far: 9,
}
const LENGTH = 9

const pick = <T>(list: readonly T[], i: number): T => list[i % list.length] as T

/** Between half a second and two seconds of nothing, then what is said, as far as there is room. */
function speech(half: Half, i: number, random: Random) {
  const text = pick(TEXTS[half], i)
  const spoken = say(text, pick(VOICES[half], i), 140 + Math.round(random() * 60))
  const start = 0.5 + random() * 1.5
  const track = blank(LENGTH)
  const room = spoken.subarray(0, track.length - Math.round(start * 16_000))
  track.set(room, Math.round(start * 16_000))
  const last = room.findLastIndex((one) => Math.abs(one) > 0.01)
  return { track, spoken: [{ start, end: start + last / 16_000 }] }
}

function make(kind: TrackKind, half: Half, i: number): Omit<MadeTrack, 'name' | 'kind'> {
  const random = randomFrom(
    (half === 'tuning' ? 1_000 : 5_000) + TRACK_KINDS.indexOf(kind) * 100 + i,
  )
  const tune = () => music(LENGTH, random, pick(STYLES, i), i % 2 === 1)
  switch (kind) {
    case 'silence':
      return { samples: atLevel(noise(LENGTH, random, 'white'), -95 + i * 2), spoken: [] }
    case 'noise':
      return { samples: atLevel(noise(LENGTH, random, pick(COLOURS, i)), -20 - i * 2), spoken: [] }
    case 'music':
      return { samples: atLevel(tune(), -18 - i), spoken: [] }
    case 'speech': {
      const { track, spoken } = speech(half, i, random)
      return { samples: atLevel(track, -18 - i), spoken }
    }
    case 'speech-over-music': {
      const { track, spoken } = speech(half, i, random)
      // From 15 dB to 4 dB above the music.
      return { samples: mix(atLevel(track, -18), atLevel(tune(), -33 + i)), spoken }
    }
    case 'far': {
      const { track, spoken } = speech(half, i, random)
      const room = atLevel(noise(LENGTH, random, pick(['pink', 'brown', 'hum'] as const, i)), -50)
      return { samples: mix(atLevel(farAway(track, random), -36 - i / 2), room), spoken }
    }
  }
}

export const madeTrack = (half: Half, kind: TrackKind, i: number): MadeTrack => ({
  name: `${kind}-${i}`,
  kind,
  ...make(kind, half, i),
})

/** Sixty made tracks of nine seconds, each made when it is asked for. */
export function* madeTracks(half: Half): Generator<MadeTrack> {
  for (const kind of TRACK_KINDS) {
    for (let i = 0; i < COUNTS[kind]; i += 1) yield madeTrack(half, kind, i)
  }
}
