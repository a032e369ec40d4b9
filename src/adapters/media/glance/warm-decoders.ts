import { createHash } from 'node:crypto'
import { type Duration, minutes } from '../../../core/time/duration.ts'
import type { Logger } from '../../../ports/logger.ts'
import { withoutSecrets } from '../ffmpeg/decoder-report.ts'
import type { GlanceQuestion } from './glance-question.ts'
import {
  startWarmDecoder,
  type WarmAnswer,
  type WarmDecoder,
  type WarmDecoderNeeds,
} from './warm-decoder.ts'

/** Sizes of pictures that are decoded side by side; rooms of rarer ones take turns. */
const DECODERS_AT_MOST = 4
/** What a hostile picture may have done to it does not last. Ours: docs/seeing.md. */
const QUESTIONS_AT_MOST = 2_000
const AGE_AT_MOST: Duration = minutes(10)
/** A room whose picture ended a decoder has its own for so long. */
const APART_FOR: Duration = minutes(10)
/** It may have been the machine that was slow, and not the picture. */
const APART_AFTER_STALL: Duration = minutes(1)
const APART_AT_MOST = 2_000

export type WarmDecoders = {
  /** The luma of the picture; `null` when it has to be decoded by a process of its own. Waits for its turn. */
  luma(address: string, question: GlanceQuestion, signal: AbortSignal): Promise<Uint8Array | null>
}

type Failure = Extract<WarmAnswer, { kind: 'failed' }>

type Warm = {
  readonly decoder: WarmDecoder
  readonly since: Duration
  turn: Promise<unknown>
  usedAt: Duration
  /** It was ended by a picture. */
  ended: boolean
}

/** Decoders that stay, one for each size of picture, replaced on schedule and whenever one of them fails. */
export function createWarmDecoders(
  needs: WarmDecoderNeeds & { readonly logger: Logger },
): WarmDecoders {
  const { clock, logger } = needs
  const warm = new Map<string, Warm>()
  const apart = new Map<string, Duration>()

  const letGo = (size: string): void => {
    const gone = warm.get(size)
    warm.delete(size)
    void gone?.turn.then(() => gone.decoder.stop())
  }
  const isSpent = ({ decoder, since }: Warm): boolean =>
    decoder.asked() >= QUESTIONS_AT_MOST || clock.monotonic() - since > AGE_AT_MOST

  function decoderOf(size: string): Warm {
    const now = clock.monotonic()
    const known = warm.get(size)
    if (known !== undefined && !isSpent(known)) return Object.assign(known, { usedAt: now })
    letGo(size)
    if (warm.size >= DECODERS_AT_MOST) {
      const [longestUnused] = [...warm].toSorted(([, a], [, b]) => a.usedAt - b.usedAt)
      if (longestUnused !== undefined) letGo(longestUnused[0])
    }
    const started = {
      decoder: startWarmDecoder(needs),
      since: now,
      turn: Promise.resolve(),
      usedAt: now,
      ended: false,
    }
    warm.set(size, started)
    return started
  }

  function keepApart(address: string, why: Failure['why']): void {
    logger.warn({ address: withoutSecrets(address), why }, 'a picture ended the warm decoder')
    const long = why === 'stalled' ? APART_AFTER_STALL : APART_FOR
    apart.set(keyOf(address), (clock.monotonic() + long) as Duration)
    const [oldest] = apart.keys()
    if (apart.size > APART_AT_MOST && oldest !== undefined) apart.delete(oldest)
  }
  const isApart = (address: string): boolean => {
    const until = apart.get(keyOf(address))
    return until !== undefined && clock.monotonic() < until
  }

  return {
    async luma(address, question, signal) {
      if (isApart(address)) return null
      const size = `${question.width}x${question.height}`
      const chosen = decoderOf(size)
      const before = chosen.turn
      const { promise, resolve: done } = Promise.withResolvers<void>()
      chosen.turn = before.then(() => promise)
      await before
      try {
        // Whoever came before may have ended it; that says nothing of this picture.
        if (signal.aborted || chosen.ended) return null
        const answer = await chosen.decoder.ask(question)
        if (answer.kind === 'luma') return answer.luma
        chosen.ended = true
        if (warm.get(size) === chosen) warm.delete(size)
        keepApart(address, answer.why)
        return null
      } finally {
        done()
      }
    },
  }
}

/** Addresses carry tokens: they are not kept. */
const keyOf = (address: string): string => createHash('sha1').update(address).digest('base64')
