import { milliseconds } from '../../../src/core/time/duration.ts'
import type { Instant } from '../../../src/core/time/instant.ts'
import type { Clock } from '../../../src/ports/clock.ts'

/** A stream as a cloud knows it. */
export type CloudStream = {
  readonly domain: string
  readonly app: string
  readonly stream: string
}

type Known = CloudStream & { since: Instant | null; bannedUntil: Instant | null }

export type CloudStreams = {
  /** An encoder that, like a real one, is back a moment after it was ended. */
  readonly startEncoder: (stream: CloudStream) => void
  /** How often encoders knocked. */
  readonly attempts: () => number
  /** One knock: whether it was let in. */
  readonly publish: (stream: CloudStream) => boolean
  readonly drop: (stream: CloudStream) => void
  /** Keeps the stream out until then, and ends what is being published. */
  readonly forbid: (stream: CloudStream, until: Instant) => void
  /** Whether there was a ban to lift. */
  readonly resume: (stream: CloudStream) => boolean
  readonly isForbidden: (stream: CloudStream) => boolean
  /** When its publication began; `null`: off air. */
  readonly since: (stream: CloudStream) => Instant | null
  readonly all: () => readonly (CloudStream & { readonly since: Instant | null })[]
  readonly forbidden: () => readonly CloudStream[]
  readonly bannedUntil: (stream: CloudStream) => Instant | null
  readonly stopEncoders: () => void
}

const A_SECOND = 1_000

/** The streams of one account of a live cloud, in memory. Bans end by themselves. */
export function createCloudStreams(clock: Clock): CloudStreams {
  const known = new Map<string, Known>()
  const closing = new AbortController()
  let attempts = 0
  let latest = 0
  const of = ({ domain, app, stream }: CloudStream): Known => {
    const key = JSON.stringify([domain, app, stream])
    const found = known.get(key) ?? { domain, app, stream, since: null, bannedUntil: null }
    known.set(key, found)
    return found
  }
  const isForbidden = (stream: CloudStream): boolean => {
    const { bannedUntil } = of(stream)
    return bannedUntil !== null && clock.now() < bannedUntil
  }
  const publish = (stream: CloudStream): boolean => {
    attempts += 1
    if (isForbidden(stream)) return false
    // Clouds tell publications apart by the second in which they began.
    latest = Math.max(clock.now(), latest + A_SECOND)
    of(stream).since = latest as Instant
    return true
  }
  const encode = async (stream: CloudStream): Promise<void> => {
    while (!closing.signal.aborted) {
      if (of(stream).since === null) publish(stream)
      await clock.sleep(milliseconds(150), closing.signal)
    }
  }
  return {
    startEncoder: (stream) => void encode(stream),
    attempts: () => attempts,
    publish,
    drop: (stream) => {
      of(stream).since = null
    },
    forbid: (stream, until) => {
      of(stream).bannedUntil = until
      of(stream).since = null
    },
    resume: (stream) => {
      const was = isForbidden(stream)
      of(stream).bannedUntil = null
      return was
    },
    isForbidden,
    since: (stream) => of(stream).since,
    all: () => [...known.values()],
    forbidden: () => [...known.values()].filter(isForbidden),
    bannedUntil: (stream) => of(stream).bannedUntil,
    stopEncoders: () => closing.abort(),
  }
}
