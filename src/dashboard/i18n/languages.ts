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
import { zhHandling } from './handling/zh-handling.ts'
import { enChannels } from './outward/en-channels.ts'
import { enLetters } from './outward/en-letters.ts'
import { zhChannels } from './outward/zh-channels.ts'
import { zhLetters } from './outward/zh-letters.ts'
import { enPower } from './power/en-power.ts'
import { zhPower } from './power/zh-power.ts'
import { enImport } from './register/en-import.ts'
import { enRegister } from './register/en-register.ts'
import { enSweeps } from './register/en-sweeps.ts'
import { zhImport } from './register/zh-import.ts'
import { zhRegister } from './register/zh-register.ts'
import { zhSweeps } from './register/zh-sweeps.ts'
import { zhCalendar } from './zh-calendar.ts'
import { zhCoverage } from './zh-coverage.ts'
import { zhCut } from './zh-cut.ts'
import { zhFindings } from './zh-findings.ts'
import { zhJudgement } from './zh-judgement.ts'
import { zhLookup } from './zh-lookup.ts'
import { zhNodes } from './zh-nodes.ts'
import { zhText } from './zh-text.ts'
import { zhVocabulary } from './zh-vocabulary.ts'

export const LANGUAGES = ['zh', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

export const zh = {
  ...zhText,
  finding: zhFindings,
  coverage: zhCoverage,
  lookup: zhLookup,
  nodes: zhNodes,
  channels: zhChannels,
  judgement: zhJudgement,
  calendar: zhCalendar,
  cut: zhCut,
  letters: zhLetters,
  power: zhPower,
  register: zhRegister,
  handling: zhHandling,
  sweeps: zhSweeps,
  import: zhImport,
  words: zhVocabulary,
} as const
export const en = {
  ...enText,
  finding: enFindings,
  coverage: enCoverage,
  lookup: enLookup,
  nodes: enNodes,
  channels: enChannels,
  judgement: enJudgement,
  calendar: enCalendar,
  cut: enCut,
  letters: enLetters,
  power: enPower,
  register: enRegister,
  handling: enHandling,
  sweeps: enSweeps,
  import: enImport,
  words: enVocabulary,
} as const
