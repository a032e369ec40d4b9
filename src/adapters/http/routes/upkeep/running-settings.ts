import { listOf } from '../../../../contracts/list.ts'
import {
  runningSettings,
  runningSettingsInput,
  runningUndoInput,
  runningVersion,
} from '../../../../contracts/upkeep/running-settings.ts'
import { callerOf } from '../../access.ts'
import type { HttpDependencies } from '../../dependencies.ts'
import { orRefuse } from '../../fault-reply.ts'
import { presentRunning, presentVersions } from '../../present/upkeep/running-settings.ts'
import { PROBLEMS, type ZodApp } from '../route-kit.ts'

const ACCESS = { access: 'upkeep' } as const
const CHANGES = { access: 'settings' } as const
const TAGS = ['system']

/** What may be changed while the program runs. */
export function runningSettingRoutes(
  app: ZodApp,
  { runningSettings: settings }: Pick<HttpDependencies, 'runningSettings'>,
): void {
  app.get('/settings/running', {
    config: ACCESS,
    schema: {
      operationId: 'getRunningSettings',
      tags: TAGS,
      summary: '运行中可改的设置及现行值 What may be changed while it runs, and what holds now',
      response: { 200: runningSettings, ...PROBLEMS },
    },
    handler: async () => presentRunning(await settings.read()),
  })

  app.put('/settings/running', {
    config: CHANGES,
    schema: {
      operationId: 'changeRunningSettings',
      tags: TAGS,
      summary:
        '修改运行中的设置，各进程十秒内生效 Change settings while it runs; every process goes by them within ten seconds',
      description:
        'What is kept shorter than before is so after 72 hours only. People alone: refused to tokens.',
      body: runningSettingsInput,
      response: { 200: runningSettings, ...PROBLEMS },
    },
    handler: async (request) => {
      const { change, expectedVersion, reason: why } = request.body
      const { who } = callerOf(request)
      return presentRunning(orRefuse(await settings.change({ change, expectedVersion, who, why })))
    },
  })

  app.get('/settings/running/versions', {
    config: ACCESS,
    schema: {
      operationId: 'listRunningSettingsVersions',
      tags: TAGS,
      summary: '运行中修改的历史，新的在前 What was changed while it ran, latest first',
      response: { 200: listOf(runningVersion), ...PROBLEMS },
    },
    handler: async () => ({ items: presentVersions(await settings.versions()), nextCursor: null }),
  })

  app.post('/settings/running/undo', {
    config: CHANGES,
    schema: {
      operationId: 'undoRunningSettings',
      tags: TAGS,
      summary: '撤销最近一次修改 Take the latest change back',
      body: runningUndoInput,
      response: { 200: runningSettings, ...PROBLEMS },
    },
    handler: async (request) => {
      const { expectedVersion, reason: why } = request.body
      const { who } = callerOf(request)
      return presentRunning(orRefuse(await settings.undo({ expectedVersion, who, why })))
    },
  })
}
