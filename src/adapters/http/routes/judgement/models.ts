import { judgementVersion, newModel, versionParams } from '../../../../contracts/judgement.ts'
import { callerOf, placed } from '../../access.ts'
import type { Placed } from '../../dependencies.ts'
import { orRefuse } from '../../fault-reply.ts'
import { bytesOf, PROBLEMS, type ZodApp } from '../route-kit.ts'
import { judgementRoutes, TAGS, versionNow } from './judgement-routes.ts'

const KIND = 'model'
/** A model as text inside JSON, with some room. */
const HANDED_IN_BYTES = 16 * 1_048_576

/** Models learned from corrections: handed in, tried, adopted, withdrawn. */
export function modelRoutes(app: ZodApp, deps: Placed<'judgement'>): void {
  judgementRoutes(app, deps, {
    kind: KIND,
    path: '/models',
    name: 'Model',
    words: { zh: '学得的模型', en: 'a learned model' },
  })

  app.post('/models', {
    bodyLimit: HANDED_IN_BYTES,
    config: { access: 'judgement' },
    schema: {
      operationId: 'handInModel',
      tags: TAGS,
      summary: '提交学得的模型，尚不生效 Hand a learned model in; it judges nothing yet',
      body: newModel,
      response: { 201: judgementVersion, ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const { who } = callerOf(request)
      const { model: text, report, reason } = request.body
      const kept = orRefuse(
        await placed(deps, request).judgement.handInModel({ text, report, who, why: reason }),
      )
      return reply
        .code(201)
        .send((await versionNow(placed(deps, request), KIND, kept.sha256)).version)
    },
  })

  app.get('/models/:sha256', {
    config: { access: 'read' },
    schema: {
      operationId: 'getModelVersion',
      tags: TAGS,
      summary:
        '一个模型：如何学得、试运行结果 One model: how it was learned, what a shadow run showed',
      params: versionParams,
      response: { 200: judgementVersion, ...PROBLEMS },
    },
    handler: async (request) =>
      (await versionNow(placed(deps, request), KIND, request.params.sha256)).version,
  })

  app.get('/models/:sha256/file', {
    config: { access: 'judgement' },
    schema: {
      operationId: 'getModelFile',
      tags: TAGS,
      summary: '模型文件，逐字节 The model file, byte for byte',
      params: versionParams,
      response: { 200: bytesOf('模型文件 The model file', 'application/json'), ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const { body } = await versionNow(placed(deps, request), KIND, request.params.sha256)
      return reply.header('content-type', 'application/json').serializer(String).send(body)
    },
  })
}
