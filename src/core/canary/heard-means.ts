import type { HearingPair } from './canary-run.ts'

/** Where the voice of canaries comes from: clips of the installation's own, or a program that speaks. */
export const CANARY_VOICES = ['clips', 'espeak-ng'] as const
export type CanaryVoiceKind = (typeof CANARY_VOICES)[number]

/** What a process that watches says of its hearing. */
export type HearingAbility = {
  /** Whether sound can be listened to. */
  readonly ears: boolean
  /** What makes words of speech; `null`: nothing; left out: of a release that did not say. */
  readonly recogniser?: string | null
  /** What its canaries are spoken by; `null`: nothing. */
  readonly voice?: CanaryVoiceKind | null
}

/** Why canaries that are heard are not tried. Closed: each has its words. */
const NOT_TRIED = [
  /** No process that watches is known. */
  'nobody',
  'no-recogniser',
  'no-ears',
  'no-voice',
  /** The recogniser has not yet made words of a lesson of the made voice. */
  'not-understood',
] as const
export type NotTried = (typeof NOT_TRIED)[number]

/** With what canaries are heard, or why none are. */
export type HeardMeans =
  | ({ readonly kind: 'able' } & HearingPair)
  | { readonly kind: 'not-tried'; readonly why: NotTried }

const notTried = (why: NotTried): HeardMeans => ({ kind: 'not-tried', why })

const together = (names: readonly string[]): string => [...new Set(names)].toSorted().join(' + ')

/**
 * What those who watch can hear canaries with. All of them have to be able to: nobody knows who takes the next one, and a
 * canary that falls to the one without a recogniser would say of all of them that they are deaf.
 */
export function heardMeans(watching: readonly HearingAbility[]): HeardMeans {
  if (watching.length === 0) return notTried('nobody')
  const recognisers = watching.flatMap(({ recogniser = null }) => recogniser ?? [])
  if (recognisers.length < watching.length) return notTried('no-recogniser')
  if (watching.some(({ ears }) => !ears)) return notTried('no-ears')
  const voices = watching.flatMap(({ voice = null }) => voice ?? [])
  if (voices.length < watching.length) return notTried('no-voice')
  return { kind: 'able', voice: together(voices), recogniser: together(recognisers) }
}

const MADE: CanaryVoiceKind = 'espeak-ng'

/** A person's voice is understood by whatever understands persons; a made one by some recognisers only. */
export const isMadeVoice = ({ voice }: Pick<HearingPair, 'voice'>): boolean =>
  voice.split(' + ').includes(MADE)

export const isSamePair = (one: HearingPair | null, other: HearingPair | null): boolean =>
  one?.voice === other?.voice && one?.recogniser === other?.recogniser
