import type { ChangedNodeWork } from '../../../../app/nodes/change-node-work.ts'
import { idParams } from '../../../../contracts/primitives.ts'
import {
  type NodeWork,
  nodeWork,
  nodeWorkBack,
  nodeWorkInput,
} from '../../../../contracts/upkeep/node-work.ts'
import { callerOf } from '../../access.ts'
import type { HttpDependencies } from '../../dependencies.ts'
import { orRefuse } from '../../fault-reply.ts'
import { presentNode } from '../../present/patrol/node.ts'
import { PROBLEMS, type ZodApp } from '../route-kit.ts'

const present = ({ node, untaken }: ChangedNodeWork): NodeWork => ({
  node: presentNode({ ...node, alive: true }),
  warnings: untaken.map((stage) => ({
    stage,
    zh: `环节 ${stage} 将没有活着的进程承担`,
    en: `no living process will take the stage ${stage}`,
  })),
})

const expected = ({ expectedVersion }: { readonly expectedVersion?: number | undefined }) =>
  expectedVersion === undefined ? {} : { expectedVersion }

/** What a living process takes, changed while it runs. */
export function nodeRoutes(app: ZodApp, { nodes }: Pick<HttpDependencies, 'nodes'>): void {
  app.patch('/nodes/:id/work', {
    config: { access: 'upkeep' },
    schema: {
      operationId: 'changeNodeWork',
      tags: ['system'],
      summary: '运行中修改某进程承担的环节 Change what a process takes while it runs',
      description:
        'It hears it within ten seconds, finishes what it has in hand, and takes no more than is said. The change dies with the process: a restart starts from XUNCHA_WORK.',
      params: idParams,
      body: nodeWorkInput,
      response: { 200: nodeWork, ...PROBLEMS },
    },
    handler: async (request) => {
      const { who } = callerOf(request)
      const { stages, reason } = request.body
      const { id } = request.params
      const command = { id, stages, who, why: reason, ...expected(request.body) }
      return present(orRefuse(await nodes.changeWork(command)))
    },
  })

  app.delete('/nodes/:id/work', {
    config: { access: 'upkeep' },
    schema: {
      operationId: 'startNodeWorkAgain',
      tags: ['system'],
      summary: '恢复该进程启动时的承担 Let a process take again what it took when it started',
      params: idParams,
      body: nodeWorkBack,
      response: { 200: nodeWork, ...PROBLEMS },
    },
    handler: async (request) => {
      const { who } = callerOf(request)
      const { reason } = request.body
      const command = { id: request.params.id, who, why: reason, ...expected(request.body) }
      return present(orRefuse(await nodes.startWorkAgain(command)))
    },
  })
}
