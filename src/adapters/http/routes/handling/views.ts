import { z } from 'zod'
import { savedView, savedViewInput } from '../../../../contracts/handling.ts'
import { listOf } from '../../../../contracts/list.ts'
import { idParams } from '../../../../contracts/primitives.ts'
import type { SavedView } from '../../../../ports/records/handling.ts'
import { callerOf } from '../../access.ts'
import type { HttpDependencies } from '../../dependencies.ts'
import { orRefuse } from '../../fault-reply.ts'
import { PROBLEMS, type ZodApp } from '../route-kit.ts'

const shown = (views: readonly SavedView[]) => ({
  items: views.map(({ id, page, name, search }) => ({ id, page, name, search })),
  nextCursor: null,
})

/** How people like to look at pages, each for himself. */
export function viewRoutes(app: ZodApp, { views }: Pick<HttpDependencies, 'views'>): void {
  app.get('/views', {
    config: { access: 'self' },
    schema: {
      operationId: 'listViews',
      tags: ['session'],
      summary: '我保存的视图 The views that the caller saved',
      response: { 200: listOf(savedView), ...PROBLEMS },
    },
    handler: async (request) => shown(await views.of(callerOf(request).id)),
  })

  app.post('/views', {
    config: { access: 'self' },
    schema: {
      operationId: 'saveView',
      tags: ['session'],
      summary: '保存视图，同名者替换 Save a view, in place of one of the same name',
      body: savedViewInput,
      response: { 200: listOf(savedView), ...PROBLEMS },
    },
    handler: async (request) =>
      shown(orRefuse(await views.save({ ...request.body, accountId: callerOf(request).id }))),
  })

  app.delete('/views/:id', {
    config: { access: 'self' },
    schema: {
      operationId: 'removeView',
      tags: ['session'],
      summary: '删除视图 Remove a view',
      params: idParams,
      response: { 204: z.null(), ...PROBLEMS },
    },
    handler: async (request, reply) => {
      orRefuse(await views.remove({ accountId: callerOf(request).id, id: request.params.id }))
      return reply.code(204).send(null)
    },
  })
}
