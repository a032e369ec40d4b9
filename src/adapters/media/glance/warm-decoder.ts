import { type Duration, minutes, seconds } from '../../../core/time/duration.ts'
import type { ChildProcesses } from '../../../ports/child-processes.ts'
import type { Clock } from '../../../ports/clock.ts'
import { createByteQueue } from './byte-queue.ts'
import type { GlanceQuestion } from './glance-question.ts'
import { WARM_ARGUMENTS, WHOLE } from './warm-arguments.ts'

/** Ends by itself after this long, should nobody replace it. */
const LIFE: Duration = minutes(20)
const ANSWER_WITHIN: Duration = seconds(3)
/** It has to start first. */
const FIRST_ANSWER_WITHIN: Duration = seconds(5)
/** As a decoder of one picture has it. */
const MEMORY_BYTES = 1_610_612_736

export type WarmAnswer =
  | { readonly kind: 'luma'; readonly luma: Uint8Array }
  /** The decoder is gone, or is not to be used any more. */
  | { readonly kind: 'failed'; readonly why: 'died' | 'stalled' | 'said-more' }

export type WarmDecoder = {
  /** One question at a time; of pictures of one size only. */
  ask(question: GlanceQuestion): Promise<WarmAnswer>
  /** How many it was asked. */
  asked(): number
  /** It has ended: by itself, or by what it was asked last. */
  isGone(): boolean
  stop(): void
}

export type WarmDecoderNeeds = {
  readonly ffmpegPath: string
  readonly processes: ChildProcesses
  readonly clock: Clock
}

/**
 * One ffmpeg process for many keyframes. A picture goes in, and before another does exactly one of that size has to
 * come out: with the first answer that is late, missing or too long it is ended, so that no room is ever shown for
 * another.
 */
export function startWarmDecoder(needs: WarmDecoderNeeds): WarmDecoder {
  const { clock } = needs
  const coded = createByteQueue()
  const gone = new AbortController()
  let waiting: { luma: Uint8Array; filled: number; done: (answer: WarmAnswer) => void } | null =
    null
  let asked = 0

  const settle = (answer: WarmAnswer): void => {
    const asking = waiting
    waiting = null
    asking?.done(answer)
  }
  const end = (why: 'died' | 'stalled' | 'said-more'): void => {
    if (gone.signal.aborted) return
    gone.abort()
    settle({ kind: 'failed', why })
    coded.end()
  }
  const take = (chunk: Uint8Array): void => {
    if (waiting === null || chunk.length > waiting.luma.length - waiting.filled) {
      end('said-more')
      return
    }
    waiting.luma.set(chunk, waiting.filled)
    waiting.filled += chunk.length
    if (waiting.filled === waiting.luma.length) settle({ kind: 'luma', luma: waiting.luma })
  }
  const running = needs.processes.start(needs.ffmpegPath, WARM_ARGUMENTS, {
    budget: LIFE,
    signal: gone.signal,
    maximumOutputBytes: 0,
    memoryBytes: MEMORY_BYTES,
    environment: { MALLOC_ARENA_MAX: '1' },
    input: coded.bytes,
    onOutput: take,
  })
  void running.exited.then(() => end('died'))

  return {
    async ask({ bytes, width, height }) {
      if (gone.signal.aborted || waiting !== null) return { kind: 'failed', why: 'died' }
      const size = width * height
      // The first one is looked at to learn what comes, and handed out only when another follows.
      const copies = asked === 0 ? 2 : 1
      asked += 1
      const answered = new AbortController()
      const answer = new Promise<WarmAnswer>((done) => {
        waiting = { luma: new Uint8Array(size * copies), filled: 0, done }
      })
      for (let copy = 0; copy < copies; copy += 1) coded.push(Buffer.concat([bytes, WHOLE]))
      const patience = copies === 1 ? ANSWER_WITHIN : FIRST_ANSWER_WITHIN
      void clock.sleep(patience, answered.signal).then(() => {
        if (!answered.signal.aborted) end('stalled')
      })
      const came = await answer
      answered.abort()
      return came.kind === 'luma' ? { ...came, luma: came.luma.subarray(-size) } : came
    },
    asked: () => asked,
    isGone: () => gone.signal.aborted,
    stop: () => end('died'),
  }
}
