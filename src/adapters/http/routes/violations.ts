import type { FastifyRequest } from 'fastify'
import { evidenceItem } from '../../../contracts/evidence.ts'
import { evidenceCurve } from '../../../contracts/evidence-curve.ts'
import { listOf } from '../../../contracts/list.ts'
import { idParams, sha256Text } from '../../../contracts/primitives.ts'
import { violation, violationQuery } from '../../../contracts/violation.ts'
import { violationEvent } from '../../../contracts/violation-event.ts'
import { callerOf, placed } from '../access.ts'
import { byteRange } from '../byte-range.ts'
import { narrowedList, pageRequest, wirePage } from '../cursors.ts'
import type { HttpDependencies } from '../dependencies.ts'
import { orNotFound, orRefuse, refuse } from '../fault-reply.ts'
import { presentEvidence } from '../present/evidence.ts'
import { presentCurve } from '../present/evidence-curve.ts'
import { presentViolation } from '../present/violation.ts'
import { presentViolationEvent } from '../present/violation-event.ts'
import { violationFilterOf } from '../timeline/violation-filter.ts'
import { bytesOf, PROBLEMS, sentAsTyped, type ZodApp } from './route-kit.ts'

/** Who reviews a lead as the second person is told why it is not there for him. */
export async function refuseReviewed(
  deps: HttpDependencies,
  request: FastifyRequest,
  id: string,
): Promise<void> {
  const { who } = callerOf(request)
  if (!(await placed(deps, request).quality.isReviewing({ id, who }))) return
  refuse(
    'not-found',
    '这条线索正由您复核：答复之前，只能在“复核质量”里查看。You are reviewing this lead: until you have answered, it is to be seen as a review alone.',
  )
}

/** The violation timeline, one violation, its history. */
export function violationRoutes(app: ZodApp, deps: HttpDependencies): void {
  const violationsOf = (request: FastifyRequest) => placed(deps, request).violations
  app.get('/violations', {
    config: { access: 'read' },
    serializerCompiler: sentAsTyped,
    schema: {
      operationId: 'listViolations',
      tags: ['violations'],
      summary: '线索时间线 The violation timeline',
      querystring: violationQuery,
      response: { 200: listOf(violation), ...PROBLEMS },
    },
    handler: async (request) => {
      const list = narrowedList('violations', request.query)
      const page = await violationsOf(request).list(
        violationFilterOf(request.query),
        pageRequest(list, request.query),
      )
      return wirePage(list, page, presentViolation)
    },
  })

  app.get('/violations/:id', {
    config: { access: 'read' },
    schema: {
      operationId: 'getViolation',
      tags: ['violations'],
      summary: '一条线索 One violation',
      params: idParams,
      response: { 200: violation, ...PROBLEMS },
    },
    handler: async (request) => {
      const { id } = request.params
      const found = await violationsOf(request).find(id)
      if (found === null) await refuseReviewed(deps, request, id)
      const view = orNotFound(found, '该线索', 'violation')
      const { violation: stored } = view
      const judgement = {
        ...stored.judgement,
        ...(await violationsOf(request).weight(stored)),
      }
      return presentViolation({ ...view, violation: { ...stored, judgement } })
    },
  })

  app.get('/violations/:id/events', {
    config: { access: 'read' },
    schema: {
      operationId: 'listViolationEvents',
      tags: ['violations'],
      summary: '处理经过 Its history, as chained in the journal',
      params: idParams,
      response: { 200: listOf(violationEvent), ...PROBLEMS },
    },
    handler: async (request) => {
      const events = orNotFound(
        await violationsOf(request).events(request.params.id),
        '该线索',
        'violation',
      )
      const items = events.map(presentViolationEvent).filter((event) => event !== null)
      return { items, nextCursor: null }
    },
  })
}

function curveRoute(app: ZodApp, deps: HttpDependencies): void {
  const violationsOf = (request: FastifyRequest) => placed(deps, request).violations
  app.get('/violations/:id/curve', {
    config: { access: 'read' },
    schema: {
      operationId: 'getViolationCurve',
      tags: ['violations'],
      summary: '证据曲线：每个画面增减了多少 How its evidence moved, with what each screen added',
      params: idParams,
      response: { 200: evidenceCurve, ...PROBLEMS },
    },
    handler: async (request) =>
      presentCurve(
        orNotFound(await violationsOf(request).curve(request.params.id), '该线索', 'violation'),
      ),
  })
}

/** What it rests on: the frames and the words read off them. */
export function evidenceRoutes(app: ZodApp, deps: HttpDependencies): void {
  curveRoute(app, deps)
  const violationsOf = (request: FastifyRequest) => placed(deps, request).violations
  app.get('/violations/:id/evidence', {
    config: { access: 'read' },
    schema: {
      operationId: 'listViolationEvidence',
      tags: ['violations'],
      summary: '证据 Its evidence',
      params: idParams,
      response: { 200: listOf(evidenceItem), ...PROBLEMS },
    },
    handler: async (request) => {
      const found = orNotFound(
        await violationsOf(request).evidence(request.params.id),
        '该线索',
        'violation',
      )
      return { items: presentEvidence(found), nextCursor: null }
    },
  })

  app.get('/violations/:id/evidence/:sha256', {
    config: { access: 'read' },
    schema: {
      operationId: 'getEvidenceFile',
      tags: ['violations'],
      summary: '证据原件：画面、音视频片段、页面文字 The kept frame, clip or page, byte for byte',
      params: idParams.extend({ sha256: sha256Text }),
      response: {
        200: bytesOf(
          '证据原件 The kept file',
          'image/png',
          'audio/mp4',
          'video/mp4',
          'application/json',
        ),
        206: bytesOf(
          'Range 所要的部分 The part that a Range header asked for: players seek that way',
          'audio/mp4',
          'video/mp4',
        ),
        ...PROBLEMS,
      },
    },
    handler: async (request, reply) => {
      const { params, headers } = request
      const { bytes, mediaType } = orRefuse(
        await violationsOf(request).evidenceFile(params.id, params.sha256),
      )
      reply.header('accept-ranges', 'bytes')
      const part = byteRange(headers.range, bytes.length)
      if (part === 'unsatisfiable') {
        return reply.code(416).header('content-range', `bytes */${bytes.length}`).send('')
      }
      // Named by its content, so it never changes.
      reply.type(mediaType).header('cache-control', 'private, max-age=31536000, immutable')
      if (part === null) return reply.send(Buffer.from(bytes))
      const { start, end } = part
      reply.code(206).header('content-range', `bytes ${start}-${end}/${bytes.length}`)
      return reply.send(Buffer.from(bytes.subarray(start, end + 1)))
    },
  })
}
