import { type Fault, failAll, type Result, succeed } from '../../fault.ts'
import { SUBJECTS } from '../subject.ts'
import { COUNTER_FIELDS } from './counter-fields.ts'
import { CUES } from './cues.ts'
import { type LexiconTerm, SCHOOL_STAGES, type Sense } from './lexicon-term.ts'

export const LEXICON_COLUMNS = ['term', 'field', 'subject', 'stage', 'source'] as const
const NONE = '-'
const LONGEST_TERM = 100
/** A file that was saved by another program may be wrong in each of its lines. */
const MOST_TOLD = 20
const SOURCE = /^[a-z][a-z-]{1,30}$/

const oneOf = <T extends string>(list: readonly T[], text: string): T | null =>
  list.find((known) => known === text) ?? null

/** What the columns say together; `null` when they say nothing that is known. */
function senseOf(field: string, subjectText: string, stageText: string): Sense | null {
  const subject = oneOf(SUBJECTS, subjectText)
  const stage = oneOf(SCHOOL_STAGES, stageText)
  if (field === 'strong' && subject !== null && stage !== null)
    return { kind: 'strong', subject, stage }
  if (stageText !== NONE) return null
  if ((field === 'weak' || field === 'name') && subject !== null) return { kind: field, subject }
  if (subjectText !== NONE) return null
  const [kind, name = ''] = field.split(':')
  const cue = kind === 'cue' ? oneOf(CUES, name) : null
  if (cue !== null) return { kind: 'cue', cue }
  const other = kind === 'other' ? oneOf(COUNTER_FIELDS, name) : null
  return other === null ? null : { kind: 'counter', field: other }
}

/** By which lines are sorted: the same key twice is the same term twice. */
type Line = { readonly key: string; readonly term: LexiconTerm }

/** Lines that say the same share one sense: a file has few of them, and is read at each start. */
function createLineParser(): (line: string) => Line | string {
  const senses = new Map<string, Sense | null>()
  return (line) => {
    const cells = line.split('\t')
    const [term = '', field = '', subject = '', stage = '', source = ''] = cells
    if (cells.length !== LEXICON_COLUMNS.length)
      return `${cells.length} 列,应为 ${LEXICON_COLUMNS.length} 列 / ${cells.length} columns, not ${LEXICON_COLUMNS.length}`
    if (term === '' || term !== term.trim() || term.length > LONGEST_TERM)
      return '词为空、首尾有空格或过长 / the term is empty, too long, or has blanks around it'
    if (!SOURCE.test(source)) return `不认识的来源 unknown source: ${source}`
    const columns = `${field}\t${subject}\t${stage}`
    const known = senses.get(columns)
    const sense = known === undefined ? senseOf(field, subject, stage) : known
    if (known === undefined) senses.set(columns, sense)
    if (sense === null)
      return `field、subject、stage 不能这样组合 / no such field, subject and stage: ${field} ${subject} ${stage}`
    return { key: `${columns}\t${term}`, term: { term, sense, source } }
  }
}

/**
 * A lexicon as its file has it: comments (`#`), a header, then one term a line, sorted by field, subject, stage and
 * term in UTF-16 order. `name` is what trouble is told by. Fault `lexicon-invalid` names every line that is wrong, up to
 * twenty.
 */
export function parseLexicon(name: string, text: string): Result<readonly LexiconTerm[]> {
  const lines = text
    .split('\n')
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line !== '' && !line.startsWith('#'))
  const wrong = (number: number, why: string): Fault => {
    const where = `${name}:${number}`
    return { code: 'lexicon-invalid', message: `${where}:${why}`, where }
  }
  if (lines[0]?.line !== LEXICON_COLUMNS.join('\t')) {
    const why = `表头应为 / the header is ${LEXICON_COLUMNS.join(' ')}`
    return failAll([wrong(lines[0]?.number ?? 1, why)])
  }
  const parseLine = createLineParser()
  const terms: LexiconTerm[] = []
  const faults: Fault[] = []
  let before = ''
  for (const { line, number } of lines.slice(1)) {
    if (faults.length === MOST_TOLD) break
    const parsed = parseLine(line)
    if (typeof parsed === 'string') {
      faults.push(wrong(number, parsed))
      continue
    }
    const { key, term } = parsed
    if (key === before) faults.push(wrong(number, `重复的词 / twice: ${term.term}`))
    else if (key < before) faults.push(wrong(number, `未排序 / not in order: ${term.term}`))
    else before = key
    terms.push(term)
  }
  const [first, ...more] = faults
  return first === undefined ? succeed(terms) : failAll([first, ...more])
}
