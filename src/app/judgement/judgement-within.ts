import { isWhole, type Jurisdiction } from '../../core/access/jurisdiction.ts'
import type { bindJudgement } from './bind-judgement.ts'

type Judgement = ReturnType<typeof bindJudgement>

/** A shadow run names rooms and cases of everywhere: it is for those who may look everywhere. */
export function judgementWithin(judgement: Judgement, jurisdiction: Jurisdiction): Judgement {
  if (isWhole(jurisdiction)) return judgement
  return {
    ...judgement,
    list: async (kind) => {
      const listed = await judgement.list(kind)
      return { ...listed, items: listed.items.map((one) => ({ ...one, shadow: null })) }
    },
    find: async (kind, sha256) => {
      const found = await judgement.find(kind, sha256)
      return found && { ...found, shadow: null }
    },
  }
}
