import type { Random } from '../../../src/core/seeded-random.ts'

const RATE = 16_000

export const blank = (seconds: number): Float32Array => new Float32Array(Math.round(seconds * RATE))

export const mix = (...tracks: readonly Float32Array[]): Float32Array =>
  Float32Array.from({ length: Math.max(...tracks.map((one) => one.length)) }, (_, i) =>
    tracks.reduce((sum, one) => sum + (one[i] ?? 0), 0),
  )

/** Brought to a loudness, dB below full scale, over what is not silent. */
export function atLevel(track: Float32Array, decibels: number): Float32Array {
  const loud = track.filter((one) => Math.abs(one) > 1e-4)
  const power = loud.reduce((sum, one) => sum + one * one, 0) / Math.max(1, loud.length)
  const gain = power === 0 ? 0 : 10 ** (decibels / 20) / Math.sqrt(power)
  return track.map((one) => Math.max(-1, Math.min(1, one * gain)))
}

const SCALE = [0, 2, 4, 5, 7, 9, 11]
const pitch = (step: number): number =>
  220 * 2 ** (((SCALE[step % 7] as number) + 12 * Math.floor(step / 7)) / 12)

function addNote(track: Float32Array, from: number, length: number, hertz: number, kind: Style) {
  const vibrato = kind === 'strings' || kind === 'lead' ? 0.006 : 0
  let phase = 0
  for (let i = 0; i < length && from + i < track.length; i += 1) {
    const t = i / RATE
    const swing = 1 + vibrato * Math.sin(2 * Math.PI * 5.5 * t)
    phase += (2 * Math.PI * hertz * swing) / RATE
    const attack = Math.min(1, t / (kind === 'strings' ? 0.08 : 0.01))
    const release = Math.min(1, (length - i) / (0.03 * RATE))
    const fall = kind === 'piano' ? Math.exp(-3 * t) : 1
    let sound = 0
    for (let n = 1; n <= 6; n += 1)
      sound += Math.sin(n * phase) / n ** (kind === 'piano' ? 1.5 : 1.1)
    track[from + i] = (track[from + i] ?? 0) + sound * attack * release * fall * 0.1
  }
}

export type Style = 'piano' | 'strings' | 'lead'

function addStroke(track: Float32Array, at: number, random: Random): void {
  for (let i = 0; i < 2_000 && at + i < track.length; i += 1) {
    track[at + i] = (track[at + i] ?? 0) + (random() - 0.5) * 0.4 * Math.exp(-i / 400)
  }
}

/** Chords and a melody over them; `drums` puts a beat below. */
export function music(seconds: number, random: Random, style: Style, drums: boolean): Float32Array {
  const track = blank(seconds)
  const beat = Math.round((0.35 + random() * 0.35) * RATE)
  for (let at = 0, n = 0; at < track.length; at += beat, n += 1) {
    if (n % 4 === 0) {
      const root = Math.floor(random() * 7)
      for (const step of [0, 2, 4])
        addNote(track, at, beat * 4, pitch(root + step), style === 'lead' ? 'strings' : style)
    }
    addNote(track, at, beat, pitch(7 + Math.floor(random() * 10)), style)
    if (drums) addStroke(track, at, random)
  }
  return track
}

export type Colour = 'white' | 'pink' | 'brown' | 'hum' | 'traffic'

export function noise(seconds: number, random: Random, colour: Colour): Float32Array {
  const track = blank(seconds)
  let [low, slow] = [0, 0]
  for (let i = 0; i < track.length; i += 1) {
    const white = random() * 2 - 1
    low += (white - low) * (colour === 'brown' || colour === 'traffic' ? 0.02 : 0.2)
    slow += (random() - 0.5 - slow) * 0.0005
    if (colour === 'white') track[i] = white
    else if (colour === 'pink') track[i] = low + white * 0.1
    else if (colour === 'hum') track[i] = Math.sin((2 * Math.PI * 50 * i) / RATE) + white * 0.05
    else track[i] = low * (colour === 'traffic' ? 1 + 60 * Math.abs(slow) : 1)
  }
  return track
}

/** As a microphone at the other end of a room hears it: echoes that fade, and little of what is high. */
export function farAway(track: Float32Array, random: Random): Float32Array {
  const echoes = Array.from({ length: 40 }, () => {
    const seconds = 0.005 + random() * 0.35
    return { delay: Math.round(seconds * RATE), gain: (random() - 0.5) * Math.exp(-6 * seconds) }
  })
  let low = 0
  const heard = track.slice()
  for (const { delay, gain } of echoes) {
    for (let i = delay; i < track.length; i += 1) {
      heard[i] = (heard[i] as number) + gain * (track[i - delay] as number)
    }
  }
  return heard.map((one) => {
    low += (one - low) * 0.5
    return low
  })
}
