import { Readable } from 'node:stream'
import { idParams } from '../../../contracts/primitives.ts'
import { reasonInput } from '../../../contracts/violation.ts'
import { PACKAGE_LOST_HEADER } from '../../../contracts/words/wire-words.ts'
import { callerOf, placed } from '../access.ts'
import type { HttpDependencies } from '../dependencies.ts'
import { orNotFound, orRefuse } from '../fault-reply.ts'
import { bytesOf, PROBLEMS, TRANSFER_MILLISECONDS, type ZodApp } from '../routes/route-kit.ts'
import { refuseReviewed } from '../routes/violations.ts'

/** The same package that the command writes, for whoever may see the violation. */
export function violationPackageRoute(app: ZodApp, deps: HttpDependencies): void {
  app.post('/violations/:id/package', {
    // Nothing that large is kept for a repeat: it is made anew.
    config: { access: 'packages', secretAnswer: true },
    handlerTimeout: TRANSFER_MILLISECONDS,
    schema: {
      operationId: 'exportPackage',
      tags: ['violations'],
      summary: `导出证据包：先写入日志并签署，做好之后才发送；取不到的件数在 ${PACKAGE_LOST_HEADER} 头里，名单在 manifest.json 里 The evidence package, sent once it is whole; the header counts what could not be had`,
      params: idParams,
      body: reasonInput,
      response: {
        200: bytesOf('证据包 The package, a ZIP archive', 'application/zip'),
        ...PROBLEMS,
      },
    },
    handler: async (request, reply) => {
      const { id } = request.params
      const { violations, packages } = placed(deps, request)
      const found = await violations.find(id)
      if (found === null) await refuseReviewed(deps, request, id)
      orNotFound(found, '该线索', 'violation')
      const { who } = callerOf(request)
      const asked = { violationId: id, who, why: request.body.reason }
      const { bytes, content, lost } = orRefuse(await packages.make(asked))
      return (
        reply
          .type('application/zip')
          .header('content-disposition', `attachment; filename="evidence-${nameOf(id)}.zip"`)
          .header('cache-control', 'no-store')
          // Whoever gets fewer bytes knows that it is not whole.
          .header('content-length', bytes)
          .header(PACKAGE_LOST_HEADER, lost)
          .send(Readable.from(content, { objectMode: false }))
      )
    },
  })
}

const nameOf = (id: string): string => id.replaceAll(/[^\w.-]+/g, '_').slice(0, 80)
