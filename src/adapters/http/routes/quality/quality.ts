import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { quality, qualityFileQuery, qualityQuery } from '../../../../contracts/quality/quality.ts'
import { whyNot } from '../../../../core/access/rights.ts'
import { CSV_MARK, csvLine } from '../../../../core/evidence/audit/csv-line.ts'
import { civilDateOf, startOfDay } from '../../../../core/time/instant.ts'
import type { Interval } from '../../../../core/time/interval.ts'
import { callerOf, placed } from '../../access.ts'
import type { HttpDependencies, Placed } from '../../dependencies.ts'
import { refuse } from '../../fault-reply.ts'
import { presentQuality } from '../../present/quality/quality.ts'
import { QUALITY_HEADINGS, qualityLines } from '../../present/quality/quality-file.ts'
import { MEDIA_TYPES } from '../../timeline/violation-file.ts'
import { xlsxStream } from '../../timeline/xlsx-stream.ts'
import { bytesOf, PROBLEMS, placeIn, spanIn, type ZodApp } from '../route-kit.ts'

type Asked = { readonly from: string; readonly to: string; readonly region?: string | undefined }

/** A span of minutes would tell how one lead was decided to who is to review it. */
function wholeDaysIn(query: Asked): Interval {
  const span = spanIn(query)
  if ([span.start, span.end].some((end) => startOfDay(civilDateOf(end)) !== end)) {
    refuse(
      'bad-request',
      '复核质量只按整天（北京时间）统计。Figures are of whole days in Asia/Shanghai.',
      'from',
    )
  }
  return span
}

async function qualityFor(deps: Placed<'quality'>, request: FastifyRequest, query: Asked) {
  const span = wholeDaysIn(query)
  const caller = callerOf(request)
  const everybody = whyNot(caller, 'persons-figures') === null
  const asked = { from: span.start, to: span.end, who: caller.who, everybody, ...placeIn(query) }
  return { span, figures: presentQuality(await placed(deps, request).quality.read(asked), span) }
}

async function* oneBatch<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield rows
}

/** How well people decide, in figures. */
export function qualityRoutes(
  app: ZodApp,
  deps: Placed<'quality'> & Pick<HttpDependencies, 'audit'>,
): void {
  app.get('/quality', {
    config: { access: 'second-review' },
    schema: {
      operationId: 'getQuality',
      tags: ['quality'],
      summary:
        '复核质量：用时、一致率、kappa；个人数据仅有权者可见，本人可见自己的 How well people decide; persons’ figures for who may see them, and one’s own',
      querystring: qualityQuery,
      response: { 200: quality, ...PROBLEMS },
    },
    handler: async (request) => (await qualityFor(deps, request, request.query)).figures,
  })

  app.get('/quality/file', {
    config: { access: 'persons-figures' },
    schema: {
      operationId: 'exportQuality',
      tags: ['quality'],
      summary: '导出复核质量（CSV、XLSX） The figures as a file',
      querystring: qualityFileQuery,
      response: {
        200: bytesOf('数据文件 The file', 'text/csv', MEDIA_TYPES.xlsx),
        ...PROBLEMS,
      },
    },
    handler: async (request, reply) => {
      const { format, ...filters } = request.query
      const { who } = callerOf(request)
      const { span, figures } = await qualityFor(deps, request, request.query)
      await deps.audit.exported({ who, what: 'quality', format, filters })
      const lines = qualityLines(figures)
      const name = `quality-${civilDateOf(span.start)}-${civilDateOf(span.end)}.${format}`
      const body =
        format === 'csv'
          ? [
              CSV_MARK +
                [QUALITY_HEADINGS, ...lines].map((line) => csvLine(line.map(String))).join(''),
            ]
          : xlsxStream('复核质量', QUALITY_HEADINGS, oneBatch(lines))
      return reply
        .type(MEDIA_TYPES[format])
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(Readable.from(body))
    },
  })
}
