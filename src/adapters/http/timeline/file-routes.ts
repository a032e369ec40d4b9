import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { violationFileQuery, wholeFileQuery } from '../../../contracts/timeline/timeline.ts'
import type { ExportFormat } from '../../../contracts/timeline/timeline-words.ts'
import { civilDateOf } from '../../../core/time/instant.ts'
import type { ViolationFilter } from '../../../ports/records/records.ts'
import { callerOf, placed } from '../access.ts'
import type { HttpDependencies } from '../dependencies.ts'
import { bytesOf, PROBLEMS, TRANSFER_MILLISECONDS, type ZodApp } from '../routes/route-kit.ts'
import { fileOf, MEDIA_TYPES, writtenAs } from './violation-file.ts'
import { spannedFilterOf, violationFilterOf } from './violation-filter.ts'

type Asked = {
  readonly format: ExportFormat
  readonly filter: ViolationFilter
  /** As they were named: for the audit. */
  readonly filters: Readonly<Record<string, unknown>>
}

const nameOf = ({ format, filter: { from, to } }: Asked): string =>
  ['leads', ...[from, to].flatMap((at) => (at === undefined ? [] : civilDateOf(at)))].join('-') +
  `.${format}`

/** Written down before the first of it is handed out, and made while it is sent. */
async function sendFile(
  deps: HttpDependencies,
  request: FastifyRequest,
  reply: FastifyReply,
  asked: Asked,
): Promise<FastifyReply> {
  const { format, filter, filters } = asked
  const { who } = callerOf(request)
  await deps.audit.exported({ who, what: 'violations', format, filters })
  const file = await fileOf(placed(deps, request).violations, filter, format)
  return reply
    .type(MEDIA_TYPES[format])
    .header('content-disposition', `attachment; filename="${nameOf(asked)}"`)
    .send(Readable.from(writtenAs(format, file), { objectMode: false }))
}

const PLAIN_TYPES = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jsonl: 'application/x-ndjson',
  parquet: 'application/vnd.apache.parquet',
  json: 'application/json',
} as const

function spannedFileRoute(app: ZodApp, deps: HttpDependencies): void {
  app.get('/violations/file', {
    config: { access: 'export' },
    handlerTimeout: TRANSFER_MILLISECONDS,
    schema: {
      operationId: 'exportViolations',
      tags: ['violations'],
      summary:
        '导出一段时间的线索，至多 400 天；XLSX 至多 1,000,000 条，JSON 至多 50,000 条，更多时取最近的并在文件中说明 The leads of a span as a file; XLSX and JSON hold the newest so many, and say so',
      querystring: violationFileQuery,
      response: {
        200: bytesOf(
          '线索文件；CSV 与 XLSX 中时间为北京时间 The file; in CSV and XLSX times of Asia/Shanghai',
          ...Object.values(PLAIN_TYPES),
        ),
        ...PROBLEMS,
      },
    },
    handler: (request, reply) => {
      const { format, ...filters } = request.query
      return sendFile(deps, request, reply, {
        format,
        filter: spannedFilterOf(request.query),
        filters,
      })
    },
  })
}

const WHOLE_FILES = [
  ['csv', 'exportViolationsAsCsv', 'CSV，时间为北京时间 CSV, times of Asia/Shanghai'],
  [
    'xlsx',
    'exportViolationsAsWorkbook',
    'XLSX，至多 1,000,000 条，更多时取最近的并在末行说明 XLSX; the newest 1,000,000, which its last row says',
  ],
  [
    'jsonl',
    'exportViolationsAsJsonLines',
    'JSON Lines，每行一条，与列表中的相同 JSON Lines, each as lists have it',
  ],
  [
    'parquet',
    'exportViolationsAsParquet',
    'Parquet，时间为带类型的 UTC 时刻 Parquet, times as instants of UTC',
  ],
] as const

function wholeFileRoutes(app: ZodApp, deps: HttpDependencies): void {
  for (const [format, operationId, words] of WHOLE_FILES) {
    app.get(`/violations.${format}`, {
      config: { access: 'export' },
      handlerTimeout: TRANSFER_MILLISECONDS,
      schema: {
        operationId,
        tags: ['violations'],
        summary: `导出线索，与列表同样的条件：${words}`,
        querystring: wholeFileQuery,
        response: { 200: bytesOf('线索文件 The file', PLAIN_TYPES[format]), ...PROBLEMS },
      },
      handler: (request, reply) =>
        sendFile(deps, request, reply, {
          format,
          filter: violationFilterOf(request.query),
          filters: request.query,
        }),
    })
  }
}

/** Leads as files: of a span by its form, and of any filter by its address. */
export function fileRoutes(app: ZodApp, deps: HttpDependencies): void {
  spannedFileRoute(app, deps)
  wholeFileRoutes(app, deps)
}
