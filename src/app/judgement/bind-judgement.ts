import { inForce, type JudgementKind } from '../../core/judgement/standing.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { PlaceFilter } from '../../ports/records/filters.ts'
import type { Commanded } from '../commands/command.ts'
import { corrections } from './corrections.ts'
import { handInModel, handInWords } from './hand-in.ts'
import type { JudgementDeps } from './judgement-deps.ts'
import { adoptVersion, shadowVersion, withdrawVersion } from './put-in-force.ts'
import type { ShadowOf } from './shadow-candidate.ts'

/** Each with its report and its shadow run. */
const LISTED = 30

/** What people ask and command of own words and learned models. */
export function bindJudgement(deps: JudgementDeps) {
  const { transactions } = deps
  return {
    base: () => deps.base.model.modelVersion,
    list: (kind: JudgementKind) =>
      transactions.run(async ({ judgements }) => {
        const changes = await judgements.changes(kind)
        return {
          inForce: inForce(changes),
          items: await judgements.list(kind, LISTED),
          changes: changes.toReversed().slice(0, LISTED),
        }
      }),
    find: (kind: JudgementKind, sha256: string) =>
      transactions.run(({ judgements }) => judgements.find(kind, sha256)),
    checkWords: deps.wordsIn,
    handInWords: (command: Commanded & { readonly text: string }) => handInWords(deps, command),
    handInModel: (command: Commanded & { readonly text: string; readonly report: unknown }) =>
      handInModel(deps, command),
    shadow: (command: Commanded & ShadowOf) => shadowVersion(deps, command),
    adopt: (command: Commanded & { readonly kind: JudgementKind; readonly sha256: string }) =>
      adoptVersion(deps, command),
    withdraw: (command: Commanded & { readonly kind: JudgementKind }) =>
      withdrawVersion(deps, command),
    corrections: (span: PlaceFilter & { readonly from: Instant; readonly to: Instant }) =>
      corrections(deps, span),
  }
}
