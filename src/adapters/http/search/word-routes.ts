import { Readable } from 'node:stream'
import type { z } from 'zod'
import { foundWordsPage, wordFileQuery, wordQuery } from '../../../contracts/search/word-search.ts'
import { COUNTED_AT_MOST, FOUND_ROWS_AT_MOST } from '../../../contracts/words/search-words.ts'
import type { WordFilter } from '../../../ports/records/search/word-search.ts'
import { callerOf, placed } from '../access.ts'
import { narrowedList, pageRequest, wirePage } from '../cursors.ts'
import type { HttpDependencies } from '../dependencies.ts'
import { orRefuse } from '../fault-reply.ts'
import {
  bytesOf,
  instantIn,
  LONG_WORK_MILLISECONDS,
  PROBLEMS,
  placeIn,
  type ZodApp,
} from '../routes/route-kit.ts'
import { MEDIA_TYPES } from '../timeline/violation-file.ts'
import { foundAs } from './found-file.ts'
import { presentFound } from './present-found.ts'

type Query = Omit<z.infer<typeof wordQuery>, 'words' | 'limit' | 'cursor'>

export function wordFilterOf(query: Query): Omit<WordFilter, 'terms'> {
  const { institutionId, roomId, sense, from, to } = query
  return {
    ...placeIn(query),
    ...(institutionId === undefined ? {} : { institutionId }),
    ...(roomId === undefined ? {} : { roomId }),
    ...(sense === undefined ? {} : { sense }),
    ...(from === undefined ? {} : { from: instantIn(from, 'from') }),
    ...(to === undefined ? {} : { to: instantIn(to, 'to') }),
  }
}

function fileRoute(app: ZodApp, deps: HttpDependencies): void {
  app.get('/words/file', {
    config: { access: 'export' },
    handlerTimeout: LONG_WORK_MILLISECONDS,
    schema: {
      operationId: 'exportWords',
      tags: ['violations'],
      summary: `导出查找结果（CSV、XLSX），至多 ${FOUND_ROWS_AT_MOST} 处，个人信息已遮盖；记入审计 What was found as a file, personal data masked; written into the audit`,
      querystring: wordFileQuery,
      response: {
        200: bytesOf(
          '查找结果，时间为北京时间 What was found; times in Asia/Shanghai',
          'text/csv',
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        ),
        ...PROBLEMS,
      },
    },
    handler: async (request, reply) => {
      const { words: asked, format, ...query } = request.query
      const { who } = callerOf(request)
      const command = { who, asked, filter: wordFilterOf(query), format, most: FOUND_ROWS_AT_MOST }
      const file = orRefuse(await placed(deps, request).words.export(command))
      return reply
        .type(MEDIA_TYPES[format])
        .header('content-disposition', `attachment; filename="found.${format}"`)
        .send(Readable.from(foundAs(format, file)))
    },
  })
}

/** Everything that was read or heard and is kept. */
export function wordRoutes(app: ZodApp, deps: HttpDependencies): void {
  app.get('/words', {
    config: { access: 'read' },
    schema: {
      operationId: 'searchWords',
      tags: ['violations'],
      summary:
        '查找读到和听到的内容，最近的在前；每次查找记入审计 Everything that was read or heard and is kept, newest first; each look is written into the audit',
      querystring: wordQuery,
      response: { 200: foundWordsPage, ...PROBLEMS },
    },
    handler: async (request) => {
      const { query } = request
      const { who } = callerOf(request)
      const list = narrowedList('words', query)
      const page = pageRequest(list, query)
      const command = { who, asked: query.words, filter: wordFilterOf(query), page }
      const found = orRefuse(
        await placed(deps, request).words.search({ ...command, countedAtMost: COUNTED_AT_MOST }),
      )
      return { ...wirePage(list, found, presentFound), total: found.total }
    },
  })
  fileRoute(app, deps)
}
