import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { ROOM_STATES } from '../../../core/patrol/coverage.ts'
import { storageAwayIn } from '../../../core/storage-away.ts'
import type { HttpDependencies } from '../dependencies.ts'
import { createCanaryMetrics } from './canary-metrics.ts'
import { createCostMetrics } from './cost-metrics.ts'
import { createGoalMetrics } from './goal-metrics.ts'
import { createPatrolMetrics } from './patrol-metrics.ts'
import { createPlatformMetrics } from './platform-metrics.ts'
import { createPowerMetrics } from './power-metrics.ts'
import { createReaderMetrics } from './reader-metrics.ts'
import { createSenseMetrics } from './sense-metrics.ts'

export type Metrics = { render(): Promise<{ readonly contentType: string; readonly text: string }> }

/** What a process tells of itself, and, where it answers officers, of the records that all processes share. */
export type MetricsNeeds = Pick<HttpDependencies, 'system'> &
  Partial<Pick<HttpDependencies, 'board' | 'politeness' | 'powerToCut'>>

/** Prometheus text. Gauges are read when asked for; what cannot be read, or is told elsewhere, is left out, never zero. */
export function installMetrics(app: FastifyInstance, deps: MetricsNeeds): Metrics {
  const register = new Registry()
  const registers = [register]
  collectDefaultMetrics({ register })
  const requests = new Histogram({
    name: 'xuncha_http_request_seconds',
    help: 'HTTP requests by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 1, 5],
    registers,
  })
  const rooms = new Gauge({
    name: 'xuncha_rooms',
    help: 'Rooms by what they are right now',
    labelNames: ['state'],
    registers,
  })
  const violations = new Gauge({
    name: 'xuncha_violations_ongoing',
    help: 'Violations that are going on',
    registers,
  })
  const ready = { name: 'xuncha_part_ready', help: '1 when the part is ready', registers }
  const parts = new Gauge({ ...ready, labelNames: ['part'] })
  const senses = createSenseMetrics(register)
  const costs = createCostMetrics(register)
  const readers = createReaderMetrics(register)
  const patrol = createPatrolMetrics(register)
  const goals = createGoalMetrics(register)
  const canaries = createCanaryMetrics(register)
  const platforms = createPlatformMetrics(register)
  const power = createPowerMetrics(register)
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    const labels = { method: request.method, route, status: String(reply.statusCode) }
    requests.observe(labels, reply.elapsedTime / 1_000)
  })
  async function readRecords(): Promise<void> {
    rooms.reset()
    violations.remove()
    const { board, politeness } = deps
    if (board === undefined || politeness === undefined) return
    try {
      const counts = await board.counts()
      for (const state of ROOM_STATES) rooms.set({ state }, counts.rooms[state] ?? 0)
      violations.set(counts.ongoingViolations)
      platforms(await politeness.report({}))
    } catch (error) {
      if (storageAwayIn(error) === null) throw error
      rooms.reset()
      violations.remove()
    }
  }
  return {
    async render() {
      await readRecords()
      readers(deps.system.readers?.() ?? null)
      patrol(deps.system)
      goals(deps.system.goals?.() ?? null)
      senses(deps.system)
      costs(deps.system.costs?.() ?? [])
      await canaries(deps.system)
      await power(deps.powerToCut)
      for (const { name, ready: isReady } of await deps.system.parts())
        parts.set({ part: name }, isReady ? 1 : 0)
      return { contentType: register.contentType, text: await register.metrics() }
    },
  }
}
