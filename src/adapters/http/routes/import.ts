import { createHash } from 'node:crypto'
import type { PlacedUseCases } from '../../../app/bind-use-cases.ts'
import type { ImportReport } from '../../../app/import/import-report.ts'
import {
  importProblem,
  importQuery,
  importReport,
  type ImportReport as WireReport,
} from '../../../contracts/import.ts'
import type { Jurisdiction } from '../../../core/access/jurisdiction.ts'
import { callerOf, placed } from '../access.ts'
import { PROBLEM_TYPE, problemOf } from '../error-handler.ts'
import { orRefuse, refuse } from '../fault-reply.ts'
import { bytesOf, LONG_WORK_MILLISECONDS, PROBLEMS, type ZodApp } from './route-kit.ts'

/** The reader refuses what is larger; this keeps more from being received at all. */
const UPLOAD_BYTES = 33 * 1_048_576

const wire = (report: ImportReport): WireReport => ({
  ...report,
  changes: { ...report.changes },
  rejected: [...report.rejected],
  warnings: [...report.warnings],
})

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const REJECTED = {
  description: '文件或其中若干行不收 The file, or rows of it, were rejected',
  content: { 'application/problem+json': { schema: importProblem } },
} as const

/** What the import reads, to be filled in. */
export function registerFormRoute(
  app: ZodApp,
  deps: { readonly registerForm: () => Promise<Uint8Array> },
): void {
  app.get('/institutions/import/form', {
    config: { access: 'read' },
    schema: {
      operationId: 'getRegisterForm',
      tags: ['institutions'],
      summary: '名录空白表格（XLSX） The empty form of the register, every column explained',
      response: { 200: bytesOf('空白表格 The empty form', XLSX), ...PROBLEMS },
    },
    handler: async (_request, reply) =>
      reply
        .type(XLSX)
        .header('content-disposition', 'attachment; filename="xuncha-register.xlsx"')
        .send(Buffer.from(await deps.registerForm())),
  })
}

/** The register from a spreadsheet: the body is the file itself. Its own plugin, since it alone takes raw bodies. */
export function importRoutes(
  app: ZodApp,
  deps: {
    readonly within: (jurisdiction: Jurisdiction) => {
      readonly institutions: Pick<PlacedUseCases['institutions'], 'import'>
    }
  },
): void {
  app.register((upload: ZodApp, _options: unknown, done: () => void) => {
    upload.removeAllContentTypeParsers()
    upload.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: UPLOAD_BYTES },
      (_request: unknown, body: string | Buffer, parsed: (error: null, body: Buffer) => void) =>
        parsed(null, Buffer.from(body)),
    )
    upload.post('/institutions/import', {
      config: { access: 'registry' },
      bodyLimit: UPLOAD_BYTES,
      handlerTimeout: LONG_WORK_MILLISECONDS,
      schema: {
        operationId: 'importRegister',
        tags: ['institutions'],
        summary: '导入名录（CSV、XLSX 原文件） Import the register; the body is the file',
        consumes: ['application/octet-stream', 'text/csv'],
        querystring: importQuery,
        response: { 200: importReport, 400: REJECTED, ...PROBLEMS },
      },
      handler: async (request, reply) => {
        const { body, query } = request
        if (!Buffer.isBuffer(body)) {
          return refuse('bad-request', '请求体应为文件本身。The body is the file itself.', 'body')
        }
        const report = orRefuse(
          await placed(deps, request).institutions.import({
            file: query.file ?? 'upload',
            bytes: body,
            sha256: createHash('sha256').update(body).digest('hex'),
            dryRun: query.dryRun === 'true' || query.dryRun === '1',
            who: callerOf(request).who,
            why: query.reason ?? '',
          }),
        )
        if (report.dryRun || report.rejected.length === 0) return wire(report)
        const message = `有 ${report.rejected.length} 处不收，什么也没有写入。${report.rejected.length} cells or rows were rejected; nothing was written.`
        const fault = { code: 'bad-request', message, where: 'body' } as const
        const problem = { ...problemOf(fault, request.id), report: wire(report) }
        return reply.code(400).type(PROBLEM_TYPE).send(problem)
      },
    })
    done()
  })
}
