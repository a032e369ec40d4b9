import { zhAccount } from './access/zh-account.ts'
import { zhAccounts } from './access/zh-accounts.ts'
import { zhActs } from './access/zh-acts.ts'
import { zhFactor } from './access/zh-factor.ts'
import { zhProvider } from './access/zh-provider.ts'
import { zhAudit } from './audit/zh-audit.ts'
import { zhHandling } from './handling/zh-handling.ts'
import { zhPackage } from './handling/zh-package.ts'
import { zhChannels } from './outward/zh-channels.ts'
import { zhLetters } from './outward/zh-letters.ts'
import { zhCutRules } from './power/zh-cut-rules.ts'
import { zhCuts } from './power/zh-cuts.ts'
import { zhPower } from './power/zh-power.ts'
import { zhQuality } from './quality/zh-quality.ts'
import { zhFiles } from './register/zh-files.ts'
import { zhImport } from './register/zh-import.ts'
import { zhRegister } from './register/zh-register.ts'
import { zhSweeps } from './register/zh-sweeps.ts'
import { zhRehearsal } from './rehearsal/zh-rehearsal.ts'
import { zhReports } from './reports/zh-reports.ts'
import { zhReview } from './review/zh-review.ts'
import { zhSearch } from './search/zh-search.ts'
import { zhSetup } from './setup/zh-setup.ts'
import { zhTimeline } from './timeline/zh-timeline.ts'
import { zhHealth } from './upkeep/zh-health.ts'
import { zhSettings } from './upkeep/zh-settings.ts'
import { zhDesk } from './wall/zh-desk.ts'
import { zhCalendar } from './zh-calendar.ts'
import { zhCoverage } from './zh-coverage.ts'
import { zhCut } from './zh-cut.ts'
import { zhFindings } from './zh-findings.ts'
import { zhJudgement } from './zh-judgement.ts'
import { zhLookup } from './zh-lookup.ts'
import { zhNodes } from './zh-nodes.ts'
import { zhText } from './zh-text.ts'
import { zhVocabulary } from './zh-vocabulary.ts'

/** Everything that the page says in Chinese, the officers' language. */
export const zh = {
  ...zhText,
  finding: zhFindings,
  coverage: zhCoverage,
  lookup: zhLookup,
  nodes: zhNodes,
  account: zhAccount,
  accounts: zhAccounts,
  acts: zhActs,
  factor: zhFactor,
  provider: zhProvider,
  audit: zhAudit,
  channels: zhChannels,
  judgement: zhJudgement,
  calendar: zhCalendar,
  cut: zhCut,
  cuts: zhCuts,
  letters: zhLetters,
  power: zhPower,
  register: zhRegister,
  handling: zhHandling,
  package: zhPackage,
  review: zhReview,
  quality: zhQuality,
  sweeps: zhSweeps,
  reports: zhReports,
  rehearsal: zhRehearsal,
  files: zhFiles,
  cutRules: zhCutRules,
  import: zhImport,
  desk: zhDesk,
  timeline: zhTimeline,
  search: zhSearch,
  setup: zhSetup,
  health: zhHealth,
  settings: zhSettings,
  words: zhVocabulary,
} as const
