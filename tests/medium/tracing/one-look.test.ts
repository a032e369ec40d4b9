import { expect, it } from 'vitest'
import type { HttpDependencies } from '../../../src/adapters/http/dependencies.ts'
import { eventStream } from '../../../src/adapters/http/event-stream.ts'
import { createHostPlaces } from '../../../src/app/plan/host-places.ts'
import {
  type BatchPayload,
  type ProbeBatchDeps,
  probeBatch,
} from '../../../src/app/plan/probe-batch.ts'
import { createEventQueries, type EventQueries } from '../../../src/app/queries/event-queries.ts'
import { createRoomPages } from '../../../src/app/sight/room-pages.ts'
import type { WatchPayload } from '../../../src/app/watch/watch.ts'
import { type PipelineDeps, pipelineStages } from '../../../src/compose/pipeline-stages.ts'
import { WHOLE_JURISDICTION } from '../../../src/core/access/jurisdiction.ts'
import { lookIdOf } from '../../../src/core/patrol/look-id.ts'
import { minutes, seconds } from '../../../src/core/time/duration.ts'
import { minus, plus } from '../../../src/core/time/instant.ts'
import type { Transactions } from '../../../src/ports/records/records.ts'
import type { Tracer } from '../../../src/ports/tracer.ts'
import { loadedLaw } from '../../build/law.ts'
import { aBudget } from '../../build/politeness.ts'
import { handOf } from '../../build/probe-batches.ts'
import { processesTo, startCollector, type WireSpan } from '../../build/tracing/collector.ts'
import { at } from '../../build/violations.ts'
import { openWatchedRoom } from '../../build/watch/watched-room.ts'
import { createFakeClock, createFakeIdentifiers } from '../../fakes/fake-clock.ts'
import { createFakeCutPlatform } from '../../fakes/fake-cut-platform.ts'
import { createFakePageVisitor } from '../../fakes/fake-page-visitor.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

const SATURDAY = at('2026-10-17T09:30:00+08:00')
const law = await loadedLaw()

const LESSON = (now: number): readonly string[] => {
  const number = Math.floor(now / 60_000) % 1_000
  return [`例${number} 解方程 x²-${number + 5}x+${number + 6}=0`, '一元二次方程 判别式 解:配方得']
}

const written = <T>(payload: unknown): T => JSON.parse(JSON.stringify(payload)) as T

/** What the screens were told, until then. */
async function screens(deps: HttpDependencies, events: EventQueries) {
  const told: { readonly event: string; readonly lookId: unknown }[] = []
  const signal = new AbortController()
  const reader = { role: 'operator', jurisdiction: WHOLE_JURISDICTION } as const
  const listening = { isWelcome: async () => true, events, reader }
  for await (const { event, data } of eventStream(deps, 0, signal.signal, listening)) {
    if (event === 'beat') break
    told.push({ event, lookId: (data as { lookId?: unknown }).lookId })
  }
  return told
}

const clock = createFakeClock(plus(SATURDAY, seconds(2)))
const politeness = () => ({ rules: [], others: aBudget() })

/** Works a job, and those that follow, as another process does. */
async function work(transactions: Transactions, tracer: Tracer, stage: string, payload: unknown) {
  const identifiers = createFakeIdentifiers(`${stage} ${clock.now()}`)
  const deps = { transactions, clock, identifiers, drill: false, tracer }
  const stages = pipelineStages(deps as unknown as PipelineDeps, null, () => true)
  const worked = stages.find((one) => one.stage === stage)
  const { context } = handOf({ stage: 'record', key: '', payload: null })
  const given = { ...context, follow: async () => undefined }
  for (const next of (await worked?.handler(written(payload), given)) ?? []) {
    await work(transactions, tracer, next.stage, next.payload)
  }
}

/** A tick two seconds ago asked for the room, which is on air. */
async function probed(transactions: Transactions, tracer: Tracer): Promise<WatchPayload> {
  const plannedAt = minus(clock.now(), seconds(2))
  const rooms = [{ roomId: 'room-1', after: seconds(0) }]
  const payload: BatchPayload = { plannedAt, rooms, unlooked: [] }
  const hand = handOf({ stage: 'probe', key: 'batch', payload, members: ['room-1'] })
  const probe = async () => ({ kind: 'on-air' as const })
  const deps = {
    clock,
    transactions,
    tracer,
    identifiers: createFakeIdentifiers('probe'),
    logger: silentLogger,
    viewer: { probe },
    roomPages: createRoomPages({ pages: createFakePageVisitor(), clock }),
    platform: createFakeCutPlatform(),
    places: createHostPlaces(10),
    politeness,
  }
  await probeBatch(deps as unknown as ProbeBatchDeps, payload, hand.context)
  const [job] = hand.followers
  return written<WatchPayload>(job?.payload)
}

/** Processes of one installation find a lesson, and the screens of an office hear of it. */
async function findALesson(open: (name: string) => Tracer) {
  let transactions: Transactions | null = null
  let traceparent: string | undefined
  const writer = open('writer')
  const room = await openWatchedRoom(law, SATURDAY, LESSON, {
    clock,
    cadence: seconds(15),
    parts: { tracer: open('watcher') },
    traceparent: () => traceparent,
    tell: async (observation) => {
      if (transactions !== null) await work(transactions, writer, 'record', observation)
    },
  })
  ;({ transactions } = room)
  ;({ traceparent } = await probed(transactions, open('prober')))
  await room.watchUntil(plus(SATURDAY, minutes(5)))
  const jurisdiction = WHOLE_JURISDICTION
  const events = createEventQueries({
    transactions,
    clock,
    law: () => law,
    politeness,
    schedules: { sweeps: () => [] },
    jurisdiction,
  })
  const journalFeed = { subscribe: () => () => undefined }
  const office = { journalFeed, tracer: open('office') } as unknown as HttpDependencies
  return { firstId: lookIdOf(traceparent), shown: await screens(office, events) }
}

const pathTo = (spans: readonly WireSpan[], span: WireSpan | undefined): readonly string[] => {
  if (span === undefined) return []
  const parent = spans.find(({ spanId }) => spanId === span.parentSpanId)
  return [...pathTo(spans, parent), `${span.process}: ${span.name}`]
}

it('one look is one trace, from the tick through the queue and several processes to the screen', async () => {
  const collector = await startCollector()
  const { open, told } = processesTo(collector.url, clock)
  const { firstId, shown } = await findALesson(open)
  await told()
  const spansOf = (id: unknown) => collector.spans.filter(({ traceId }) => traceId === id)

  const first = spansOf(firstId)
  expect(first.filter(({ parentSpanId }) => parentSpanId === undefined)).toHaveLength(1)
  const screen = first.find(({ name }) => name === 'screen')
  const path = [
    'prober: tick',
    'prober: probe',
    'watcher: look',
    'writer: record',
    'office: screen',
  ]
  expect(pathTo(first, screen)).toEqual(path)
  const names = first.map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(['fetch', 'read', 'judge']))
  expect(shown.find(({ event }) => event === 'room.changed')?.lookId).toBe(firstId)

  // The lesson is believed some looks later: that look is a trace of its own, and says where it comes from.
  const alert = shown.find(({ event }) => event === 'alert.raised')
  const found = spansOf(alert?.lookId)
  expect(found.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['look', 'judge', 'record', 'violation', 'alert', 'screen']),
  )
  expect(found.find(({ name }) => name === 'look')?.links?.[0]?.traceId).toBe(firstId)
})
