import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  DOCUMENT_FORMATS,
  LETTER_KINDS,
  LETTER_STATUSES,
  letter,
  letterInput,
  measureList,
  receiptInput,
  reportInput,
} from '../../../contracts/letters/letter.ts'
import { listOf, placedListQuery } from '../../../contracts/list.ts'
import { idParams } from '../../../contracts/primitives.ts'
import { reasonInput } from '../../../contracts/violation.ts'
import { DOCUMENT_TYPES } from '../../../core/letters/letter.ts'
import { hours } from '../../../core/time/duration.ts'
import { civilDateOf } from '../../../core/time/instant.ts'
import { callerOf, placed } from '../access.ts'
import { narrowedList, pageRequest, wirePage } from '../cursors.ts'
import type { HttpDependencies } from '../dependencies.ts'
import { orNotFound, orRefuse } from '../fault-reply.ts'
import { bytesOf, instantIn, PROBLEMS, placeIn, type ZodApp } from '../routes/route-kit.ts'
import { dispositionOf, presentLetter, presentMeasures } from './present-letter.ts'

const TAGS = ['letters']

const letterQuery = placedListQuery.extend({
  status: z.enum(LETTER_STATUSES).optional(),
  kind: z.enum(LETTER_KINDS).optional(),
  institutionId: z.string().min(1).max(128).optional(),
})

function filterOf(query: z.output<typeof letterQuery>) {
  const { status, kind, institutionId } = query
  return {
    ...placeIn(query),
    ...(status === undefined ? {} : { status }),
    ...(kind === undefined ? {} : { kind }),
    ...(institutionId === undefined ? {} : { institutionId }),
  }
}

function measureRoute(app: ZodApp, deps: HttpDependencies): void {
  const lettersOf = (request: FastifyRequest) => placed(deps, request).letters
  const { clock } = deps
  app.get('/violations/:id/letter-measures', {
    config: { access: 'read' },
    schema: {
      operationId: 'listLetterMeasures',
      tags: TAGS,
      summary: '可要求的措施及依据 What a letter may ask for, and by which law',
      params: idParams,
      querystring: z.object({ sellsCourses: z.stringbool().default(false) }),
      response: { 200: measureList, ...PROBLEMS },
    },
    handler: async (request) => {
      const { params, query } = request
      const start = orNotFound(
        await lettersOf(request).startingPoint(params.id),
        '该线索',
        'violation',
      )
      const on = civilDateOf(clock.now())
      return { ...start, items: presentMeasures({ ...query, on }) }
    },
  })
}

function readRoutes(app: ZodApp, deps: HttpDependencies): void {
  measureRoute(app, deps)
  const lettersOf = (request: FastifyRequest) => placed(deps, request).letters
  app.get('/letters', {
    config: { access: 'read' },
    schema: {
      operationId: 'listLetters',
      tags: TAGS,
      summary: '公函，新的在前 Letters to platforms and institutions, newest first',
      querystring: letterQuery,
      response: { 200: listOf(letter), ...PROBLEMS },
    },
    handler: async (request) => {
      const list = narrowedList('letters', request.query)
      const page = await lettersOf(request).list(
        filterOf(request.query),
        pageRequest(list, request.query),
      )
      return wirePage(list, page, presentLetter)
    },
  })

  app.get('/letters/:id', {
    config: { access: 'read' },
    schema: {
      operationId: 'getLetter',
      tags: TAGS,
      summary: '一封公函 One letter, with its receipt, reminders and proof',
      params: idParams,
      response: { 200: letter, ...PROBLEMS },
    },
    handler: async (request) =>
      presentLetter(orNotFound(await lettersOf(request).find(request.params.id), '该函', 'letter')),
  })

  app.get('/violations/:id/letters', {
    config: { access: 'read' },
    schema: {
      operationId: 'listLettersOfViolation',
      tags: TAGS,
      summary: '该线索的全部公函 Every letter about a violation',
      params: idParams,
      response: { 200: listOf(letter), ...PROBLEMS },
    },
    handler: async (request) => {
      const found = orNotFound(
        await lettersOf(request).ofViolation(request.params.id),
        '该线索',
        'violation',
      )
      return { items: found.map(presentLetter), nextCursor: null }
    },
  })
}

function documentRoutes(app: ZodApp, deps: HttpDependencies): void {
  const lettersOf = (request: FastifyRequest) => placed(deps, request).letters
  for (const format of DOCUMENT_FORMATS) {
    app.get(`/letters/:id/document.${format}`, {
      config: { access: 'read' },
      schema: {
        operationId: format === 'pdf' ? 'getLetterPdf' : 'getLetterDocx',
        tags: TAGS,
        summary: '函件原文 The paper as it was filed',
        params: idParams,
        querystring: z.object({
          reminder: z.coerce
            .number()
            .int()
            .min(0)
            .max(1_000)
            .default(0)
            .describe('0: the letter; 1, 2, …: its reminders'),
        }),
        response: { 200: bytesOf('函件 The paper', DOCUMENT_TYPES[format]), ...PROBLEMS },
      },
      handler: async (request, reply) => {
        const wanted = { letterId: request.params.id, ordinal: request.query.reminder, format }
        const file = orRefuse(await lettersOf(request).file(wanted))
        reply
          .type(DOCUMENT_TYPES[format])
          .header('content-disposition', dispositionOf(file, request.query.reminder, format))
          .header('cache-control', 'private, no-cache')
        return reply.send(Buffer.from(file.bytes))
      },
    })
  }
}

/** What comes back, entered by a person. */
function answerRoutes(app: ZodApp, deps: HttpDependencies): void {
  const lettersOf = (request: FastifyRequest) => placed(deps, request).letters
  const { enqueue } = deps
  app.post('/letters/:id/receipt', {
    config: { access: 'decide' },
    schema: {
      operationId: 'enterLetterReceipt',
      tags: TAGS,
      summary: '登记回执 Enter the receipt',
      params: idParams,
      body: receiptInput,
      response: { 200: letter, ...PROBLEMS },
    },
    handler: async (request) => {
      const { reason, receivedAt, receivedBy, number } = request.body
      const command = {
        letterId: request.params.id,
        who: callerOf(request).who,
        why: reason,
        receivedAt: instantIn(receivedAt, 'receivedAt'),
        receivedBy,
        number,
      }
      return presentLetter(orRefuse(await lettersOf(request).receipt(command)))
    },
  })

  app.post('/letters/:id/report', {
    config: { access: 'decide' },
    schema: {
      operationId: 'reportLetterMeasures',
      tags: TAGS,
      summary: '登记平台函复已采取的措施 Enter what the platform says to have done',
      description:
        'It is the platform’s word: our own look follows, and only that makes it `verified`.',
      params: idParams,
      body: reportInput,
      response: { 200: letter, ...PROBLEMS },
    },
    handler: async (request) => {
      const { reason, at, codes } = request.body
      const { who } = callerOf(request)
      const said = { who, why: reason, at: instantIn(at, 'at'), codes }
      const changed = orRefuse(
        await lettersOf(request).report({ letterId: request.params.id, ...said }),
      )
      await enqueue(changed.jobs)
      return presentLetter(changed.letter)
    },
  })
}

/** The letter, its reminders, and the way back. */
export function letterRoutes(app: ZodApp, deps: HttpDependencies): void {
  const lettersOf = (request: FastifyRequest) => placed(deps, request).letters
  readRoutes(app, deps)
  documentRoutes(app, deps)
  answerRoutes(app, deps)

  app.post('/violations/:id/letters', {
    config: { access: 'decide' },
    schema: {
      operationId: 'issueLetter',
      tags: TAGS,
      summary: '发函 Write to the platform',
      description:
        'The letter is not the act: follow its state, of which only `verified` is proof.',
      params: idParams,
      body: letterInput,
      response: { 200: letter, 201: letter, ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const { reason, measures, ...rest } = request.body
      const command = {
        ...rest,
        violationId: request.params.id,
        who: callerOf(request).who,
        why: reason,
        measures: measures.map(({ code, hours: given }) =>
          given === undefined ? { code } : { code, within: hours(given) },
        ),
      }
      const issued = orRefuse(await lettersOf(request).issue(command))
      return reply.code(rest.preview ? 200 : 201).send(presentLetter(issued))
    },
  })

  for (const [verb, operationId, summary, act] of [
    ['reminders', 'remindOfLetter', '催办 Send a reminder', 'remind'],
    ['withdraw', 'withdrawLetter', '撤回 Take it back', 'withdraw'],
  ] as const) {
    app.post(`/letters/:id/${verb}`, {
      config: { access: 'decide' },
      schema: {
        operationId,
        tags: TAGS,
        summary,
        params: idParams,
        body: reasonInput,
        response: { 200: letter, ...PROBLEMS },
      },
      handler: async (request) => {
        const { who } = callerOf(request)
        const command = { letterId: request.params.id, who, why: request.body.reason }
        return presentLetter(orRefuse(await placed(deps, request).letters[act](command)))
      },
    })
  }
}
