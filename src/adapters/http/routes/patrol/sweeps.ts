import type { PlacedUseCases } from '../../../../app/bind-use-cases.ts'
import type { FileChange } from '../../../../app/schedules/change-file.ts'
import { scheduleChange } from '../../../../contracts/law/calendar.ts'
import { listOf, listQuery } from '../../../../contracts/list.ts'
import {
  runCommand,
  sweep,
  sweepChange,
  sweepInput,
  sweepParams,
  sweepRun,
  sweepText,
  sweepUndoInput,
} from '../../../../contracts/sweep.ts'
import type { Instant } from '../../../../core/time/instant.ts'
import { callerOf, placed } from '../../access.ts'
import { pageOfHistory, pageRequest, wirePage } from '../../cursors.ts'
import type { HttpDependencies } from '../../dependencies.ts'
import { orNotFound, orRefuse } from '../../fault-reply.ts'
import { presentChange } from '../../present/calendar-change.ts'
import { presentRun, presentSweep } from '../../present/sweep.ts'
import { documentText } from '../calendar-import.ts'
import { PROBLEMS, type ZodApp } from '../route-kit.ts'

const TAGS = ['sweeps']

async function presentSaved(
  { sweeps, now }: Pick<PlacedUseCases, 'sweeps'> & { readonly now: Instant },
  name: string,
  { change, draftId, warnings }: FileChange,
) {
  const found = await sweeps.find(name)
  return {
    changeId: change?.id ?? null,
    draftId,
    warnings: [...warnings],
    version: found?.version ?? null,
    sweep: found === null ? null : presentSweep(found, now),
  }
}

function readingRoutes(app: ZodApp, deps: HttpDependencies): void {
  const { clock } = deps
  app.get('/sweeps', {
    config: { access: 'read' },
    schema: {
      operationId: 'listSweeps',
      tags: TAGS,
      summary: '巡查安排 What is patrolled, when and how often',
      response: { 200: listOf(sweep), ...PROBLEMS },
    },
    handler: async (request) => ({
      items: (await placed(deps, request).sweeps.list()).map((view) =>
        presentSweep(view, clock.now()),
      ),
      nextCursor: null,
    }),
  })

  app.get('/sweeps/:name', {
    config: { access: 'read' },
    schema: {
      operationId: 'getSweep',
      tags: TAGS,
      summary: '一项巡查及其文件 One sweep, with its file',
      params: sweepParams,
      response: { 200: sweepText, ...PROBLEMS },
    },
    handler: async (request) => {
      const { params } = request
      const found = orNotFound(
        await placed(deps, request).sweeps.find(params.name),
        '该巡查',
        'sweep',
      )
      return { ...presentSweep(found, clock.now()), text: found.text, version: found.version }
    },
  })

  app.get('/sweeps/:name/versions', {
    config: { access: 'read' },
    schema: {
      operationId: 'listSweepVersions',
      tags: TAGS,
      summary: '该巡查的修改记录 Changes made to it through the program, latest first',
      params: sweepParams,
      querystring: listQuery,
      response: { 200: listOf(scheduleChange), ...PROBLEMS },
    },
    handler: async (request) => {
      const { params, query } = request
      const list = `sweep-versions:${params.name}`
      const page = pageRequest(list, query, 'entry')
      return wirePage(
        list,
        pageOfHistory(await placed(deps, request).sweeps.versions(params.name), page),
        presentChange,
      )
    },
  })
}

/** Sweeps as files that can be changed from here as well: validated as the file is, versions kept, taken back by one call. */
export function sweepRoutes(app: ZodApp, deps: HttpDependencies): void {
  const { clock } = deps
  readingRoutes(app, deps)

  app.put('/sweeps/:name', {
    config: { access: 'sweeps' },
    schema: {
      operationId: 'saveSweep',
      tags: TAGS,
      summary: '修改或新增巡查 Change a sweep, or make a new one',
      description: 'With `dryRun` it is checked and nothing is written.',
      params: sweepParams,
      body: sweepInput,
      response: { 200: sweepChange, ...PROBLEMS },
    },
    handler: async (request) => {
      const { name } = request.params
      const { document, reason, ...agreed } = request.body
      const saved = await placed(deps, request).sweeps.save({
        ...agreed,
        name,
        text: documentText(document),
        who: callerOf(request).who,
        why: reason,
      })
      return await presentSaved(
        { ...placed(deps, request), now: clock.now() },
        name,
        orRefuse(saved),
      )
    },
  })

  app.post('/sweeps/:name/undo', {
    config: { access: 'sweeps' },
    schema: {
      operationId: 'undoSweepChange',
      tags: TAGS,
      summary: '撤销一次修改 Take a change of a sweep back',
      params: sweepParams,
      body: sweepUndoInput,
      response: { 200: sweepChange, ...PROBLEMS },
    },
    handler: async (request) => {
      const { name } = request.params
      const { reason, ...agreed } = request.body
      const { who } = callerOf(request)
      const undone = await placed(deps, request).sweeps.undo({ ...agreed, name, who, why: reason })
      return await presentSaved(
        { ...placed(deps, request), now: clock.now() },
        name,
        orRefuse(undone),
      )
    },
  })

  app.post('/sweeps/:name/run', {
    config: { access: 'sweeps' },
    schema: {
      operationId: 'runSweep',
      tags: TAGS,
      summary: '立即巡一轮 Look at every room in its scope once, now, whatever the hour',
      params: sweepParams,
      body: runCommand,
      response: { 201: sweepRun, ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const { who } = callerOf(request)
      const command = { name: request.params.name, who, why: request.body.reason }
      const run = orRefuse(await placed(deps, request).sweeps.start(command))
      return reply.code(201).send(presentRun(run, clock.now()))
    },
  })
}
