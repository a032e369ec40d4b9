import { politenessQuery, politenessReport } from '../../../contracts/politeness.ts'
import type { HttpDependencies } from '../dependencies.ts'
import { presentPoliteness } from '../present/politeness.ts'
import { instantIn, PROBLEMS, type ZodApp } from './route-kit.ts'

/** How often each platform was looked at, how often it may be, and that the one kept within the other. */
export function politenessRoutes(app: ZodApp, { politeness }: HttpDependencies): void {
  app.get('/politeness', {
    config: { access: 'read' },
    schema: {
      operationId: 'getPolitenessReport',
      tags: ['system'],
      summary:
        '对各平台的查看频率及遵守情况 How often each platform is looked at, and the proof that budgets hold',
      querystring: politenessQuery,
      response: { 200: politenessReport, ...PROBLEMS },
    },
    handler: async ({ query: { from, to } }) =>
      presentPoliteness(
        await politeness.report({
          ...(from === undefined ? {} : { from: instantIn(from, 'from') }),
          ...(to === undefined ? {} : { to: instantIn(to, 'to') }),
        }),
      ),
  })
}
