import { buildRuleBook, type Rule, type RuleBook } from '../../../core/policy/rule-book.ts'
import { BOOK_CODES } from '../../../core/policy/verdict.ts'
import { parseFile } from '../parse-file.ts'
import type { ScheduleProblem } from '../problem.ts'
import type { ScheduleFolder } from '../schedule-folder.ts'
import { bookShape, rulesShape } from '../shapes.ts'

const BOOK_FILE = 'rules/book.yaml'

/** CLS-LEN30 without its maximum would silently fall back to a number in the code. */
const NEEDED_PARAMETERS: Partial<Record<Rule['code'], readonly string[]>> = {
  'CLS-LEN30': ['maxSeconds'],
  'CLS-GAP10': ['minGapSeconds', 'mergePauseSeconds'],
  'OBJ-SUPPORT': ['responseDays'],
  'OPS-RETAIN': ['liveVideoMonths', 'contentMonths'],
  'EVD-LOGS': ['keepDays', 'warnDays'],
  'AGG-REPEAT': ['windowMonths'],
}

type ReadRules = { readonly rules: readonly Rule[]; readonly problems: readonly ScheduleProblem[] }

async function readRulesFile(folder: ScheduleFolder, file: string): Promise<ReadRules> {
  const parsed = await parseFile(folder, file, rulesShape)
  if (!('value' in parsed)) return { rules: [], problems: parsed }
  const problems: ScheduleProblem[] = []
  parsed.value.rules.forEach((rule, i) => {
    rule.versions.forEach((version, j) => {
      const line = parsed.source.lineOf(['rules', i, 'versions', j])
      const add = (zh: string, en: string): void => {
        problems.push({
          severity: 'error',
          file,
          line,
          zh: `${rule.code} ${zh}`,
          en: `${rule.code} ${en}`,
        })
      }
      if (version.until !== null && version.until < version.from) {
        add('的止日早于起日', 'ends before it starts')
      }
      for (const name of NEEDED_PARAMETERS[rule.code] ?? []) {
        if (version.parameters[name] === undefined) add(`缺参数 ${name}`, `lacks parameter ${name}`)
      }
    })
  })
  return { rules: parsed.value.rules, problems }
}

/** Reads rules/book.yaml and every other file beside it. */
export async function readRuleBook(
  folder: ScheduleFolder,
  files: readonly string[],
): Promise<{ readonly book: RuleBook | null; readonly problems: readonly ScheduleProblem[] }> {
  const book = await parseFile(folder, BOOK_FILE, bookShape)
  const read = await Promise.all(
    files.filter((file) => file !== BOOK_FILE).map((file) => readRulesFile(folder, file)),
  )
  const problems = [...('value' in book ? [] : book), ...read.flatMap((r) => r.problems)]
  const rules = read.flatMap((r) => r.rules)
  const missing = BOOK_CODES.filter((code) => !rules.some((rule) => rule.code === code))
  if (problems.length === 0 && missing.length > 0) {
    const zh = `规则缺失：${missing.join('、')}`
    const en = `rules are missing: ${missing.join(', ')}`
    problems.push({ severity: 'error', file: 'rules', line: null, zh, en })
  }
  if (problems.length > 0 || !('value' in book)) return { book: null, problems }
  return { book: buildRuleBook(book.value, rules), problems }
}
