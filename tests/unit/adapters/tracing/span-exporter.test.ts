import { expect, it } from 'vitest'
import { createSpanExporter } from '../../../../src/adapters/tracing/span-exporter.ts'
import type { FinishedSpan } from '../../../../src/adapters/tracing/tracer.ts'
import { type Duration, seconds } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import { at } from '../../../build/violations.ts'
import { silentLogger } from '../../../fakes/silent-logger.ts'

const NINE = at('2026-10-17T09:00:00+08:00')
const SPAN: FinishedSpan = {
  traceId: '0af7651916cd43dd8448eb211c80319c',
  spanId: 'b7ad6b7169203331',
  parentSpanId: null,
  name: 'probe',
  start: NINE,
  end: plus(NINE, seconds(1)),
  facts: {},
  failed: false,
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

/** A clock on which time passes as soon as nobody does anything but sleep. */
function sleptClock() {
  const sleepers = new Map<() => void, number>()
  let now = 0
  return {
    now: () => now,
    async sleep(duration: Duration, signal?: AbortSignal): Promise<void> {
      if (signal?.aborted === true) return
      const { promise, resolve } = Promise.withResolvers<void>()
      sleepers.set(resolve, now + duration)
      signal?.addEventListener('abort', () => resolve(), { once: true })
      await promise
      sleepers.delete(resolve)
    },
    async passUntil(isSo: () => boolean): Promise<void> {
      for (await turn(); !isSo(); await turn()) {
        const [next] = [...sleepers].toSorted(([, a], [, b]) => a - b)
        now = Math.max(now, next?.[1] ?? now)
        next?.[0]()
      }
    },
  }
}

it('the end of the program waits a second at most for a collector that takes everything and answers nothing', async () => {
  const clock = sleptClock()
  const sent: string[] = []
  const exporter = createSpanExporter({
    url: 'https://traces.example.cn/v1/traces',
    process: {},
    egress: {
      post: async (_, { body, signal }) => {
        sent.push(String(body))
        await new Promise((resolve) => signal.addEventListener('abort', resolve))
        return { kind: 'refusal', reason: 'timeout', detail: '' }
      },
    },
    clock,
    logger: silentLogger,
  })
  exporter.take(SPAN)
  await clock.passUntil(() => sent.length === 1)
  // One is on its way, and one waits.
  exporter.take(SPAN)
  const asked = clock.now()
  let ended = false
  const ending = exporter.stop().then(() => {
    ended = true
  })
  await clock.passUntil(() => ended)
  await ending
  expect(clock.now() - asked).toBeLessThanOrEqual(seconds(1))
})
