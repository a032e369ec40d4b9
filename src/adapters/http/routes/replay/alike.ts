import { idParams } from '../../../../contracts/primitives.ts'
import { alikeRooms } from '../../../../contracts/timeline/alike.ts'
import { formatInstant } from '../../../../core/time/instant.ts'
import { placed } from '../../access.ts'
import type { HttpDependencies } from '../../dependencies.ts'
import { orNotFound } from '../../fault-reply.ts'
import { PROBLEMS, type ZodApp } from '../route-kit.ts'

/** The same pictures in other rooms. */
export function alikeRoutes(app: ZodApp, deps: HttpDependencies): void {
  app.get('/violations/:id/alike', {
    config: { access: 'read' },
    schema: {
      operationId: 'listAlikeRooms',
      tags: ['violations'],
      summary:
        '相同画面出现在哪些其他直播间（90 天内） Other rooms in which its pictures were seen, within 90 days',
      params: idParams,
      response: { 200: alikeRooms, ...PROBLEMS },
    },
    handler: async (request) => {
      const { violations } = placed(deps, request)
      const found = orNotFound(await violations.alike(request.params.id), '该线索', 'violation')
      return {
        pictures: found.pictures,
        rooms: found.rooms.map(({ room, institution, ...one }) => ({
          roomId: room.id,
          roomTitle: room.title,
          institutionId: room.institutionId,
          institutionName: institution?.name ?? '',
          sameInstitution: room.institutionId === found.institutionId,
          pictures: one.pictures,
          firstAt: formatInstant(one.firstAt),
          lastAt: formatInstant(one.lastAt),
        })),
      }
    },
  })
}
