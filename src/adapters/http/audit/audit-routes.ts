import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { AuditFilter, AuditView } from '../../../app/queries/audit-queries.ts'
import { auditEntry, auditFileQuery, auditQuery } from '../../../contracts/audit/audit.ts'
import { listOf } from '../../../contracts/list.ts'
import { CSV_MARK } from '../../../core/evidence/audit/csv-line.ts'
import { civilDateOf } from '../../../core/time/instant.ts'
import { callerOf } from '../access.ts'
import { narrowedList, pageRequest, wirePage } from '../cursors.ts'
import type { HttpDependencies } from '../dependencies.ts'
import {
  bytesOf,
  instantIn,
  LONG_WORK_MILLISECONDS,
  PROBLEMS,
  spanIn,
  type ZodApp,
} from '../routes/route-kit.ts'
import { AUDIT_HEADINGS, auditLine, presentAuditEntry } from './present-audit.ts'

type Query = Pick<z.infer<typeof auditQuery>, 'who' | 'kind' | 'about' | 'from' | 'to'>

const filterOf = (request: FastifyRequest, { who, kind, about, from, to }: Query): AuditFilter => ({
  reader: callerOf(request).who,
  ...(who === undefined ? {} : { who }),
  ...(kind === undefined ? {} : { type: kind }),
  ...(about === undefined ? {} : { subjectId: about }),
  ...(from === undefined ? {} : { from: instantIn(from, 'from') }),
  ...(to === undefined ? {} : { to: instantIn(to, 'to') }),
})

async function* fileOf(batches: AsyncIterable<readonly AuditView[]>): AsyncGenerator<string> {
  yield CSV_MARK + AUDIT_HEADINGS
  for await (const batch of batches) yield batch.map(auditLine).join('')
}

/** Who did what, when and why, out of the journal. */
export function auditRoutes(app: ZodApp, { audit }: Pick<HttpDependencies, 'audit'>): void {
  app.get('/audit', {
    config: { access: 'audit' },
    schema: {
      operationId: 'listAudit',
      tags: ['audit'],
      summary: '审计记录，最近的在前 Who did what, latest first',
      querystring: auditQuery,
      response: { 200: listOf(auditEntry), ...PROBLEMS },
    },
    handler: async (request) => {
      const { query } = request
      const list = narrowedList('audit', query)
      const page = await audit.list(filterOf(request, query), pageRequest(list, query))
      return wirePage(list, page, presentAuditEntry)
    },
  })

  app.get('/audit.csv', {
    config: { access: 'audit' },
    handlerTimeout: LONG_WORK_MILLISECONDS,
    schema: {
      operationId: 'exportAudit',
      tags: ['audit'],
      summary: '导出审计记录，至多 400 天 The audit of a span as a file, 400 days at most',
      querystring: auditFileQuery,
      response: { 200: bytesOf('UTF-8, RFC 4180', 'text/csv'), ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const { query } = request
      const { start, end } = spanIn(query)
      const { who } = callerOf(request)
      await audit.exported({ who, what: 'audit', format: 'csv', filters: query })
      const name = `audit-${civilDateOf(start)}-${civilDateOf(end)}.csv`
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(Readable.from(fileOf(audit.all(filterOf(request, query)))))
    },
  })
}
