import type { StoredChange } from '../../../app/queries/what-if.ts'
import { LONGEST_CHANGE_LIST, type WhatIfReport } from '../../../contracts/law/what-if.ts'
import type { Law } from '../../../core/policy/law.ts'
import type {
  WhatIfReport as Report,
  VerdictSummary,
  WhatIfChange,
} from '../../../core/policy/what-if.ts'

type Change = WhatIfChange & Partial<Pick<StoredChange, 'recorded'>>

const presentSummary = (summary: VerdictSummary): WhatIfReport['changes'][number]['before'] => ({
  ...summary,
  rules: [...summary.rules],
  days: [...summary.days],
})

function presentChange(change: Change): WhatIfReport['changes'][number] {
  const { id, changed, before, after, recorded } = change
  return {
    id,
    changed: [...changed],
    before: presentSummary(before),
    after: presentSummary(after),
    recorded: recorded === undefined ? null : { ...recorded, rules: [...recorded.rules] },
  }
}

export function presentWhatIf(
  report: Omit<Report, 'changes'> & {
    readonly changes: readonly Change[]
    readonly notReplayed: readonly string[]
  },
  laws: { readonly before: Law; readonly after: Law },
): WhatIfReport {
  return {
    replayed: report.replayed,
    changed: report.changes.length,
    turns: [...report.turns],
    changes: report.changes.slice(0, LONGEST_CHANGE_LIST).map(presentChange),
    notReplayed: [...report.notReplayed],
    ruleVersions: { before: laws.before.rules.version, after: laws.after.rules.version },
  }
}
