import { canaryReport } from '../../../../contracts/upkeep/canary.ts'
import { NO_CANARIES } from '../../../../core/canary/canary-figures.ts'
import { NO_HEARD_CANARIES } from '../../../../core/canary/heard-figures.ts'
import type { HttpDependencies } from '../../dependencies.ts'
import { presentCanaries } from '../../present/patrol/canary.ts'
import { PROBLEMS, type ZodApp } from '../route-kit.ts'

/** Whether the patrol sees: lessons and other pictures that the program shows itself, and what came of them. */
export function canaryRoutes(app: ZodApp, { system }: HttpDependencies): void {
  app.get('/canaries', {
    config: { access: 'read' },
    schema: {
      operationId: 'getCanaries',
      tags: ['system'],
      summary:
        '巡查自检：程序自己放的画面有没有被看见 What the patrol made of pictures shown to test it',
      response: { 200: canaryReport, ...PROBLEMS },
    },
    handler: async () =>
      presentCanaries(
        (await system.canaries?.()) ?? {
          figures: NO_CANARIES,
          heard: NO_HEARD_CANARIES,
          runs: [],
        },
      ),
  })
}
