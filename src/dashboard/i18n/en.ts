import { enAccount } from './access/en-account.ts'
import { enAccounts } from './access/en-accounts.ts'
import { enActs } from './access/en-acts.ts'
import { enFactor } from './access/en-factor.ts'
import { enProvider } from './access/en-provider.ts'
import { enAudit } from './audit/en-audit.ts'
import { enCalendar } from './en-calendar.ts'
import { enCoverage } from './en-coverage.ts'
import { enCut } from './en-cut.ts'
import { enFindings } from './en-findings.ts'
import { enJudgement } from './en-judgement.ts'
import { enLookup } from './en-lookup.ts'
import { enNodes } from './en-nodes.ts'
import { enText } from './en-text.ts'
import { enVocabulary } from './en-vocabulary.ts'
import { enHandling } from './handling/en-handling.ts'
import { enPackage } from './handling/en-package.ts'
import { enChannels } from './outward/en-channels.ts'
import { enLetters } from './outward/en-letters.ts'
import { enCutRules } from './power/en-cut-rules.ts'
import { enCuts } from './power/en-cuts.ts'
import { enPower } from './power/en-power.ts'
import { enQuality } from './quality/en-quality.ts'
import { enFiles } from './register/en-files.ts'
import { enImport } from './register/en-import.ts'
import { enRegister } from './register/en-register.ts'
import { enSweeps } from './register/en-sweeps.ts'
import { enRehearsal } from './rehearsal/en-rehearsal.ts'
import { enReports } from './reports/en-reports.ts'
import { enReview } from './review/en-review.ts'
import { enSearch } from './search/en-search.ts'
import { enSetup } from './setup/en-setup.ts'
import { enTimeline } from './timeline/en-timeline.ts'
import { enHealth } from './upkeep/en-health.ts'
import { enSettings } from './upkeep/en-settings.ts'
import { enDesk } from './wall/en-desk.ts'

/** Everything that the page says in English. */
export const en = {
  ...enText,
  finding: enFindings,
  coverage: enCoverage,
  lookup: enLookup,
  nodes: enNodes,
  account: enAccount,
  accounts: enAccounts,
  acts: enActs,
  factor: enFactor,
  provider: enProvider,
  audit: enAudit,
  channels: enChannels,
  judgement: enJudgement,
  calendar: enCalendar,
  cut: enCut,
  cuts: enCuts,
  letters: enLetters,
  power: enPower,
  register: enRegister,
  handling: enHandling,
  package: enPackage,
  review: enReview,
  quality: enQuality,
  sweeps: enSweeps,
  reports: enReports,
  rehearsal: enRehearsal,
  files: enFiles,
  cutRules: enCutRules,
  import: enImport,
  desk: enDesk,
  timeline: enTimeline,
  search: enSearch,
  setup: enSetup,
  health: enHealth,
  settings: enSettings,
  words: enVocabulary,
} as const
