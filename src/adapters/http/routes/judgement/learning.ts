import { correctionList, correctionsQuery } from '../../../../contracts/learning.ts'
import { hours, seconds } from '../../../../core/time/duration.ts'
import { minus, plus } from '../../../../core/time/instant.ts'
import { placed } from '../../access.ts'
import type { HttpDependencies, Placed } from '../../dependencies.ts'
import { instantIn, LONG_WORK_MILLISECONDS, PROBLEMS, type ZodApp } from '../route-kit.ts'
import { TAGS } from './judgement-routes.ts'

/** As far back as corrections are looked for when nobody says how far. */
const USUAL = hours(24 * 365)

/** What people decided, as texts to learn from. */
export function learningRoutes(
  app: ZodApp,
  deps: Placed<'judgement'> & Pick<HttpDependencies, 'clock'>,
): void {
  const { clock } = deps
  app.get('/learning/corrections', {
    config: { access: 'judgement' },
    handlerTimeout: LONG_WORK_MILLISECONDS,
    schema: {
      operationId: 'listCorrections',
      tags: TAGS,
      summary:
        '人工认定的文字（个人信息已遮盖），供学习 Texts of decided cases, personal data masked, to learn from',
      querystring: correctionsQuery,
      response: { 200: correctionList, ...PROBLEMS },
    },
    handler: async (request) => {
      const { query } = request
      // What was decided in this very moment is among them.
      const now = plus(clock.now(), seconds(1))
      const to = query.to === undefined ? now : instantIn(query.to, 'to')
      const from = query.from === undefined ? minus(to, USUAL) : instantIn(query.from, 'from')
      const { texts, ...counts } = await placed(deps, request).judgement.corrections({ from, to })
      return { items: texts.map((one) => ({ ...one })), nextCursor: null, ...counts }
    },
  })
}
