import { colleague, note, noteInput } from '../../../../contracts/handling.ts'
import { listOf } from '../../../../contracts/list.ts'
import { idParams } from '../../../../contracts/primitives.ts'
import { callerOf, placed } from '../../access.ts'
import type { Placed } from '../../dependencies.ts'
import { orNotFound, orRefuse } from '../../fault-reply.ts'
import { presentNote } from '../../present/handling.ts'
import { PROBLEMS, type ZodApp } from '../route-kit.ts'

/** What people add to a case, and to whom one can be given. */
export function noteRoutes(app: ZodApp, deps: Placed<'violations'>): void {
  app.get('/violations/:id/notes', {
    config: { access: 'read' },
    schema: {
      operationId: 'listNotes',
      tags: ['violations'],
      summary: '备注，含被替换的 Its notes, with those that were replaced',
      params: idParams,
      response: { 200: listOf(note), ...PROBLEMS },
    },
    handler: async (request) => {
      const { violations } = placed(deps, request)
      const notes = orNotFound(await violations.notes(request.params.id), '该线索', 'violation')
      return { items: notes.map(presentNote), nextCursor: null }
    },
  })

  app.post('/violations/:id/notes', {
    config: { access: 'decide' },
    schema: {
      operationId: 'addNote',
      tags: ['violations'],
      summary: '添加备注 Add a note',
      params: idParams,
      body: noteInput,
      response: { 201: note, ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const { who } = callerOf(request)
      const said = { ...request.body, violationId: request.params.id, who }
      const { violations } = placed(deps, request)
      return reply.code(201).send(presentNote(orRefuse(await violations.addNote(said))))
    },
  })

  app.get('/colleagues', {
    config: { access: 'read' },
    schema: {
      operationId: 'listColleagues',
      tags: ['violations'],
      summary: '可指派的人 To whom a violation can be given',
      response: { 200: listOf(colleague), ...PROBLEMS },
    },
    handler: async (request) => ({
      items: [...(await placed(deps, request).violations.colleagues())],
      nextCursor: null,
    }),
  })
}
