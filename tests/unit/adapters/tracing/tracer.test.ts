import { expect, it } from 'vitest'
import { createPinoLogger } from '../../../../src/adapters/system/pino-logger.ts'
import { otlpJson } from '../../../../src/adapters/tracing/otlp-json.ts'
import { createTracer, type FinishedSpan } from '../../../../src/adapters/tracing/tracer.ts'
import { lookIdOf, parseTraceparent } from '../../../../src/core/patrol/look-id.ts'
import { minutes, seconds } from '../../../../src/core/time/duration.ts'
import { minus } from '../../../../src/core/time/instant.ts'
import { at } from '../../../build/violations.ts'
import { createFakeClock } from '../../../fakes/fake-clock.ts'

const NINE = at('2026-10-17T09:00:00+08:00')

/** A process that logs. */
function openProcess(tells = false) {
  const clock = createFakeClock(NINE)
  const spans: FinishedSpan[] = []
  const tracer = createTracer(clock, tells ? (span) => spans.push(span) : null)
  const lines: { readonly lookId?: string }[] = []
  const logger = createPinoLogger('info', { write: (text) => lines.push(JSON.parse(text)) }, () => {
    const lookId = lookIdOf(tracer.current())
    return lookId === undefined ? {} : { lookId }
  })
  return { clock, spans, tracer, lines, log: async () => logger.info({}, 'line') }
}

it('every log line of a look has its id, in each process that works on it; other lines have none', async () => {
  const [east, west] = [openProcess(), openProcess()]
  let handed: string | undefined
  await east.tracer.begin('probe', {}, async () => {
    await east.log()
    handed = east.tracer.current()
    await east.tracer.span('look', {}, east.log)
  })
  await west.tracer.resume(handed, west.log)
  await west.tracer.begin('look', {}, west.log)
  await west.tracer.resume(undefined, west.log)
  const id = lookIdOf(handed)
  expect(id).toMatch(/^[0-9a-f]{32}$/)
  expect(east.lines.map(({ lookId }) => lookId)).toEqual([id, id])
  const [resumed, other, none] = west.lines.map(({ lookId }) => lookId)
  expect(resumed).toBe(id)
  expect(other).not.toBe(id)
  expect(none).toBeUndefined()
})

it('looks side by side keep apart, and one that breaks is told as such', async () => {
  const { clock, spans, tracer } = openProcess(true)
  const before = { name: 'tick', since: minus(NINE, minutes(1)) }
  const broken = tracer.begin('probe', { room: 'a' }, () => Promise.reject(new Error('gone')), {
    before,
  })
  const whole = tracer.begin('probe', { room: 'b' }, () =>
    tracer.span('fetch', {}, async () => clock.advance(seconds(3))),
  )
  await expect(broken).rejects.toThrow('gone')
  await whole
  const ofRoom = (room: string) => spans.filter(({ facts }) => facts['room'] === room)
  expect(ofRoom('a').map(({ name, failed }) => [name, failed])).toEqual([
    ['tick', false],
    ['probe', true],
  ])
  const [probe] = ofRoom('b')
  const fetch = spans.find(({ name }) => name === 'fetch')
  expect(fetch).toMatchObject({ traceId: probe?.traceId, parentSpanId: probe?.spanId })
  expect((fetch?.end ?? 0) - (fetch?.start ?? 0)).toBe(seconds(3))
  const { resourceSpans } = JSON.parse(otlpJson(spans, { 'service.name': 'xuncha' }))
  expect(resourceSpans[0].scopeSpans[0].spans[0]).toMatchObject({
    startTimeUnixNano: `${before.since}000000`,
    kind: 1,
  })
})

it('what somebody else wrote into a job is no look', () => {
  for (const text of [
    '',
    'x',
    `00-${'0'.repeat(32)}-${'1'.repeat(16)}-01`,
    `ff-${'1'.repeat(32)}`,
  ]) {
    expect(parseTraceparent(text)).toBeNull()
  }
})
