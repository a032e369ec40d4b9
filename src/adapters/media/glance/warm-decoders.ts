import { createHash } from 'node:crypto'
import { type Duration, milliseconds, minutes } from '../../../core/time/duration.ts'
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
/** Who waits longer for others is decoded by a process of its own, while there is time left for one. */
const TURN_WITHIN: Duration = milliseconds(500)

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
  /** Whose picture it was asked about last. */
  lastAddress: string | null
}

/** Rooms whose picture ended a decoder. */
function createRoomsApart({
  clock,
  logger,
}: Pick<WarmDecoderNeeds, 'clock'> & { readonly logger: Logger }) {
  const apart = new Map<string, Duration>()
  return {
    keep(address: string, why: Failure['why']): void {
      const slow = why === 'stalled'
      const words = slow
        ? 'the warm decoder did not answer in time: the picture, or a busy machine'
        : 'a picture ended the warm decoder'
      logger.warn({ address: withoutSecrets(address), why }, words)
      const long = slow ? APART_AFTER_STALL : APART_FOR
      apart.set(keyOf(address), (clock.monotonic() + long) as Duration)
      const [oldest] = apart.keys()
      if (apart.size > APART_AT_MOST && oldest !== undefined) apart.delete(oldest)
    },
    has(address: string): boolean {
      const until = apart.get(keyOf(address))
      return until !== undefined && clock.monotonic() < until
    },
  }
}

/** Whether its turn came in time. */
async function inTurn(
  clock: WarmDecoderNeeds['clock'],
  before: Promise<unknown>,
  signal: AbortSignal,
): Promise<boolean> {
  const enough = new AbortController()
  const late = clock.sleep(TURN_WITHIN, AbortSignal.any([signal, enough.signal]))
  const turn = await Promise.race([before.then(() => true), late.then(() => false)])
  enough.abort()
  return turn
}

/** Decoders that stay, one for each size of picture, replaced on schedule and whenever one of them fails. */
export function createWarmDecoders(
  needs: WarmDecoderNeeds & { readonly logger: Logger },
): WarmDecoders {
  const { clock } = needs
  const warm = new Map<string, Warm>()
  const apart = createRoomsApart(needs)

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
    if (known !== undefined && !known.decoder.isGone() && !isSpent(known)) {
      return Object.assign(known, { usedAt: now })
    }
    // It died, or said more, once its last answer was taken: that picture's doing.
    if (known?.decoder.isGone() === true && known.lastAddress !== null) {
      apart.keep(known.lastAddress, 'said-more')
    }
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
      lastAddress: null,
    }
    warm.set(size, started)
    return started
  }

  return {
    async luma(address, question, signal) {
      if (apart.has(address)) return null
      const size = `${question.width}x${question.height}`
      const chosen = decoderOf(size)
      const before = chosen.turn
      const { promise, resolve: done } = Promise.withResolvers<void>()
      chosen.turn = before.then(() => promise)
      const turn = await inTurn(clock, before, signal)
      try {
        if (!turn) return null
        // Whoever came before may have ended it; that says nothing of this picture.
        if (signal.aborted || chosen.ended) return null
        chosen.lastAddress = address
        const answer = await chosen.decoder.ask(question)
        if (answer.kind === 'luma') return answer.luma
        chosen.ended = true
        if (warm.get(size) === chosen) warm.delete(size)
        apart.keep(address, answer.why)
        return null
      } finally {
        done()
      }
    },
  }
}

/** Addresses carry tokens: they are not kept. */
const keyOf = (address: string): string => createHash('sha1').update(address).digest('base64')
