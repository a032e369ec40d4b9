// docs/rules.md says of every rule what the files of schedules say: dates, law, numbers; and names every code.
import { parse } from 'yaml'
import { exists, files, sources, textOf } from './tree.mjs'

const PAGE = 'docs/rules.md'

const rulesOfSchedules = () =>
  files
    .filter((file) => /^schedules\/rules\/.*\.yaml$/.test(file))
    .flatMap((file) => parse(textOf(file)).rules ?? [])

const VERDICTS = { forbidden: '禁止 forbidden', review: '人工 review' }
const BASES = { direct: '', 'by-reference': '，参照 by reference', 'project-default': ',**ours**' }
const REACH = {
  preschool: '学龄前 preschool',
  compulsory: '义教 compulsory',
  'senior-high': '高中 senior high',
  subject: '学科 subjects',
  'non-subject': '非学科 non-subjects',
}

/** A version as its row of the page has it. */
function rowOf({ from, until, law, verdict, basis, stages = [], contents = [], parameters = {} }) {
  const days = until === undefined ? String(from) : `${from}…${until}`
  const reach = [...stages, ...contents].map((one) => REACH[one] ?? one).join(' · ') || '全部 all'
  const numbers = Object.entries(parameters).map(([name, value]) => `\`${name}\` ${value}`)
  const says = [
    VERDICTS[verdict] + BASES[basis],
    ...(numbers.length > 0 ? [numbers.join(', ')] : []),
  ]
  return `| ${days} | ${reach} | ${says.join(' · ')} | ${law.join('；')} |`
}

function rulesUntold() {
  const page = textOf(PAGE)
  const rules = rulesOfSchedules()
  const untold = rules.flatMap(({ code, versions }) => {
    const [, section = ''] = page.split(`\n#### ${code}\n`)
    const told = section
      .split(/^#/m)[0]
      .split('\n')
      .filter((line) => /^\| \d/.test(line))
    const due = versions.map(rowOf)
    return [
      ...due.filter((row) => !told.includes(row)).map((row) => `lacks ${row}`),
      ...told
        .filter((row) => !due.includes(row))
        .map((row) => `has ${row}, which schedules/rules has not`),
    ].map((what) => `${PAGE}: ${code} ${what}`)
  })
  const codes = new Set(rules.map(({ code }) => code))
  const unknown = [...page.matchAll(/^#### (\S+)$/gm)].flatMap(({ 1: code }) =>
    codes.has(code) ? [] : [`${PAGE}: ${code} is no rule of schedules/rules`],
  )
  return [...untold, ...unknown]
}

const LISTS = [
  'RULE_CODES',
  'DUTY_CODES',
  'AGGRAVATION_CODES',
  'CARD_MARKS',
  'KEY_CONTENTS',
  'MEASURES',
  'DEPARTMENTS',
]

function codesUntold() {
  const vocabulary = textOf('src/contracts/words/vocabulary.ts')
  return LISTS.flatMap((list) => {
    const [, body = ''] =
      new RegExp(`export const ${list} = \\[([^\\]]*)\\]`).exec(vocabulary) ?? []
    const codes = [...body.matchAll(/'([^']+)'/g)].map(([, code]) => code)
    if (codes.length === 0)
      return [`${PAGE}: src/contracts/words/vocabulary.ts has no list ${list} any more`]
    return codes.flatMap((code) =>
      new RegExp(`(?<![\\w-])${code}(?![\\w-])`).test(textOf(PAGE))
        ? []
        : [`${PAGE}: ${code} of ${list} is not explained`],
    )
  })
}

/** A default that a comment calls ours stands in the table of section 7, with its file. */
function defaultsUntold() {
  const page = textOf(PAGE)
  const ours = page.slice(page.indexOf('\n## 7 '), page.indexOf('\n## 8 '))
  const citing = sources.filter(
    (file) =>
      file.startsWith('src/') &&
      /docs\/rules\.md (§[\d.]+, )?§7/.test(textOf(file).replace(/\n\s*\*\s*/g, ' ')),
  )
  const missing = citing.filter((file) => !ours.includes(`\`${file}\``))
  const gone = [...ours.matchAll(/`(src\/[^`]+)`/g)].flatMap(({ 1: file }) =>
    exists(file) && citing.includes(file)
      ? []
      : [`${PAGE}: §7 names ${file}, which cites no default of ours`],
  )
  return [...missing.map((file) => `${PAGE}: §7 does not name ${file}, which cites it`), ...gone]
}

export const checkRulesPage = () => [...rulesUntold(), ...codesUntold(), ...defaultsUntold()]
