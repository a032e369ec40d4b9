// docs/rules.md says of every rule what the files of schedules say: dates, law, numbers; and names every code.
import { parse } from 'yaml'
import { exists, files, sources, textOf } from './tree.mjs'

const PAGE = 'docs/rules.md'

const rulesOfSchedules = () =>
  files
    .filter((file) => /^schedules\/rules\/.*\.yaml$/.test(file))
    .flatMap((file) => parse(textOf(file)).rules ?? [])

/** Every version as its row has it: a day, what is said, the law, and the numbers it needs. */
const rowsOf = ({ versions }) =>
  versions.map(({ from, until, law, verdict, parameters = {} }) => [
    until === undefined ? String(from) : `${from}…${until}`,
    verdict,
    law.join(';'),
    ...Object.entries(parameters).map(([name, value]) => `\`${name}\` ${value}`),
  ])

function rulesUntold() {
  const page = textOf(PAGE)
  const rules = rulesOfSchedules()
  const untold = rules.flatMap((rule) => {
    const [, section = ''] = page.split(`\n#### ${rule.code}\n`)
    const told = section
      .split(/^#/m)[0]
      .split('\n')
      .filter((line) => /^\| \d/.test(line))
    const rows = rowsOf(rule)
    const missing = rows.filter(
      ([from, ...rest]) =>
        !told.some(
          (line) => line.startsWith(`| ${from} |`) && rest.every((part) => line.includes(part)),
        ),
    )
    const spare =
      told.length === rows.length ? [] : [`${told.length} rows for ${rows.length} versions`]
    return [...missing.map((row) => row.join(' ')), ...spare].map(
      (what) => `${PAGE}: ${rule.code} does not agree with schedules/rules: ${what}`,
    )
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
  const vocabulary = textOf('src/contracts/vocabulary.ts')
  return LISTS.flatMap((list) => {
    const [, body = ''] =
      new RegExp(`export const ${list} = \\[([^\\]]*)\\]`).exec(vocabulary) ?? []
    const codes = [...body.matchAll(/'([^']+)'/g)].map(([, code]) => code)
    if (codes.length === 0)
      return [`${PAGE}: src/contracts/vocabulary.ts has no list ${list} any more`]
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
