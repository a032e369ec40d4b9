import { z } from 'zod'
import { accessReason } from '../../../contracts/access.ts'
import { pictureParams, refusedPictureList } from '../../../contracts/pictures.ts'
import { formatInstant } from '../../../core/time/instant.ts'
import { callerOf } from '../access.ts'
import type { HttpDependencies } from '../dependencies.ts'
import { orRefuse } from '../fault-reply.ts'
import { PROBLEMS, type ZodApp } from './route-kit.ts'

/** Pictures that killed two readers: which they are, and the way to have one read again. */
export function pictureRoutes(app: ZodApp, { pictures }: Pick<HttpDependencies, 'pictures'>): void {
  app.get('/pictures/refused', {
    config: { access: 'upkeep' },
    schema: {
      operationId: 'listRefusedPictures',
      tags: ['system'],
      summary: '不再读取的画面 Pictures that are not read again, the latest last',
      response: { 200: refusedPictureList, ...PROBLEMS },
    },
    handler: async () => ({
      items: (await pictures.refused()).map((one) => ({ ...one, at: formatInstant(one.at) })),
      nextCursor: null,
    }),
  })

  app.post('/pictures/refused/:sha256/forget', {
    config: { access: 'upkeep' },
    schema: {
      operationId: 'forgetRefusedPicture',
      tags: ['system'],
      summary: '允许再次读取 Let it be read again',
      params: pictureParams,
      body: accessReason,
      response: { 204: z.null(), ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const { who } = callerOf(request)
      const { sha256 } = request.params
      orRefuse(await pictures.forget({ sha256, who, why: request.body.reason }))
      return reply.code(204).send(null)
    },
  })
}
