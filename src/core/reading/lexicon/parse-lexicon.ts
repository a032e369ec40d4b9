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

/** What a line says of its term, and `columns`, by which lines are sorted before they are by term. */
type Told = { readonly columns: string; readonly sense: Sense; readonly source: string }

/** Reads what stands behind the term; what is wrong with it as a sentence. */
function readTold(tail: string): Told | string {
  const cells = tail.split('\t')
  const [, field = '', subject = '', stage = '', source = ''] = cells
  if (cells.length !== LEXICON_COLUMNS.length)
    return `${cells.length} 列,应为 ${LEXICON_COLUMNS.length} 列 / ${cells.length} columns, not ${LEXICON_COLUMNS.length}`
  if (!SOURCE.test(source)) return `不认识的来源 unknown source: ${source}`
  const sense = senseOf(field, subject, stage)
  return sense === null
    ? `field、subject、stage 不能这样组合 / no such field, subject and stage: ${field} ${subject} ${stage}`
    : { columns: `${field}\t${subject}\t${stage}`, sense, source }
}

/** Lines that say the same share it: a file has few ways to end a line, and is read at each start. */
function createTailReader(): (tail: string) => Told | string {
  const known = new Map<string, Told>()
  const senses = new Map<string, Sense>()
  return (tail) => {
    const before = known.get(tail)
    if (before !== undefined) return before
    const read = readTold(tail)
    if (typeof read === 'string') return read
    const told = { ...read, sense: senses.get(read.columns) ?? read.sense }
    senses.set(told.columns, told.sense)
    known.set(tail, told)
    return told
  }
}

/** A term with what its line says of it, or what is wrong with the line. */
function readLine(line: string, readTail: ReturnType<typeof createTailReader>): Line | string {
  const tab = Math.max(0, line.indexOf('\t'))
  const term = line.slice(0, tab)
  const told = readTail(line.slice(tab))
  if (typeof told === 'string') return told
  const isTerm = term !== '' && term.length <= LONGEST_TERM && term === term.trim()
  return isTerm ? { term, told } : NO_TERM
}

const NO_TERM = '词为空、首尾有空格或过长 / the term is empty, too long, or has blanks around it'

type Line = { readonly term: string; readonly told: Told }

/** What is wrong with a line after the one before it. By UTF-16 units. */
function misplaced(line: Line, before: Line): string | null {
  const order = compare(line.told.columns, before.told.columns) || compare(line.term, before.term)
  if (order > 0) return null
  return order === 0 ? `重复的词 / twice: ${line.term}` : `未排序 / not in order: ${line.term}`
}

function compare(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}

const isTold = (line: string): boolean => line !== '' && !line.startsWith('#')

/**
 * A lexicon as its file has it: comments (`#`), a header, then one term a line, sorted by field, subject, stage and
 * term in UTF-16 order. `name` is what trouble is told by. Fault `lexicon-invalid` names every line that is wrong, up to
 * twenty.
 */
export function parseLexicon(name: string, text: string): Result<readonly LexiconTerm[]> {
  const lines = text.split('\n')
  const faults: Fault[] = []
  const wrong = (index: number, why: string): void => {
    const where = `${name}:${index + 1}`
    faults.push({ code: 'lexicon-invalid', message: `${where}:${why}`, where })
  }
  const header = Math.max(0, lines.findIndex(isTold))
  if (lines[header] !== HEADER) {
    wrong(header, `表头应为 / the header is ${LEXICON_COLUMNS.join(' ')}`)
    lines.length = 0
  }
  const readTail = createTailReader()
  const terms: LexiconTerm[] = []
  let before: Line | null = null
  for (let index = header + 1; index < lines.length; index += 1) {
    const written = lines[index] ?? ''
    if (faults.length === MOST_TOLD) break
    if (!isTold(written)) continue
    const line = readLine(written, readTail)
    if (typeof line === 'string') {
      wrong(index, line)
      continue
    }
    const { term, told } = line
    terms.push({ term, sense: told.sense, source: told.source })
    const trouble = before === null ? null : misplaced(line, before)
    if (trouble === null) before = line
    else wrong(index, trouble)
  }
  const [first, ...more] = faults
  return first === undefined ? succeed(terms) : failAll([first, ...more])
}

const HEADER = LEXICON_COLUMNS.join('\t')
