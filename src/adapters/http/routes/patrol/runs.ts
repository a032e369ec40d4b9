import { listOf } from '../../../../contracts/list.ts'
import { idParams } from '../../../../contracts/primitives.ts'
import { runCommand, runsQuery, sweepRun } from '../../../../contracts/sweep.ts'
import { callerOf, placed } from '../../access.ts'
import { narrowedList, pageRequest, wirePage } from '../../cursors.ts'
import type { HttpDependencies } from '../../dependencies.ts'
import { orNotFound, orRefuse } from '../../fault-reply.ts'
import { presentRun } from '../../present/sweep.ts'
import { PROBLEMS, type ZodApp } from '../route-kit.ts'

const TAGS = ['sweeps']

const STEPS = [
  {
    step: 'pause',
    operationId: 'pauseRun',
    summary: '暂停 Pause: while it is off its sweep holds no room',
  },
  { step: 'resume', operationId: 'resumeRun', summary: '恢复 Resume' },
  { step: 'stop', operationId: 'stopRun', summary: '停止 Stop: for today, or the round for good' },
] as const

/** Runs of sweeps: how far they are, and who turns them off and on. */
export function runRoutes(app: ZodApp, deps: HttpDependencies): void {
  const { clock } = deps
  app.get('/runs', {
    config: { access: 'read' },
    schema: {
      operationId: 'listRuns',
      tags: TAGS,
      summary: '巡查的运行 Runs of sweeps, latest first',
      querystring: runsQuery,
      response: { 200: listOf(sweepRun), ...PROBLEMS },
    },
    handler: async (request) => {
      const list = narrowedList('runs', request.query)
      const { query } = request
      const { sweep, state } = query
      const filter = {
        ...(sweep === undefined ? {} : { sweep }),
        ...(state === undefined ? {} : { state }),
      }
      const page = await placed(deps, request).sweeps.runs(filter, pageRequest(list, query))
      return wirePage(list, page, (run) => presentRun(run, clock.now()))
    },
  })

  app.get('/runs/:id', {
    config: { access: 'read' },
    schema: {
      operationId: 'getRun',
      tags: TAGS,
      summary: '一次运行 One run, with its progress and estimated end',
      params: idParams,
      response: { 200: sweepRun, ...PROBLEMS },
    },
    handler: async (request) =>
      presentRun(
        orNotFound(await placed(deps, request).sweeps.run(request.params.id), '该次运行', 'run'),
        clock.now(),
      ),
  })

  for (const { step, operationId, summary } of STEPS) {
    app.post(`/runs/:id/${step}`, {
      config: { access: 'sweeps' },
      schema: {
        operationId,
        tags: TAGS,
        summary,
        params: idParams,
        body: runCommand,
        response: { 200: sweepRun, ...PROBLEMS },
      },
      handler: async (request) => {
        const { who } = callerOf(request)
        const command = { id: request.params.id, who, why: request.body.reason }
        return presentRun(
          orRefuse(await placed(deps, request).sweeps.change(step, command)),
          clock.now(),
        )
      },
    })
  }
}
