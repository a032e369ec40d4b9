import { type Document, isMap, isSeq, parseDocument } from 'yaml'
import type {
  DayOverride,
  LocalBreak,
  RegionCalendar,
  SchoolTerm,
} from '../../../core/calendar/calendar-data.ts'

const DATES = ['autumn', 'winter', 'winterPublishedEnd', 'spring', 'summer', 'nextAutumn'] as const

/** As files write it; `winter` and `summer` also when unknown, because that is worth seeing. */
function termNode(term: SchoolTerm): Record<string, unknown> {
  const { stage, startYear, confidence, sources } = term
  const dates = DATES.flatMap((date) =>
    term[date] === null && !['winter', 'summer'].includes(date)
      ? []
      : [[date, term[date]] as const],
  )
  return {
    stage,
    schoolYear: `${startYear}-${startYear + 1}`,
    ...Object.fromEntries(dates),
    confidence,
    source: sources,
  }
}

const breakNode = ({ source, ...rest }: LocalBreak): Record<string, unknown> =>
  source === null ? rest : { ...rest, source }

/** Puts a list into the document; values that are the very same as before keep their lines and comments. */
function putList<T>(
  document: Document,
  key: string,
  known: readonly T[],
  wanted: readonly T[],
  nodeOf: (value: T) => unknown,
  inOneLine: boolean,
): void {
  if (known.length === wanted.length && wanted.every((value, i) => value === known[i])) return
  const existing: unknown = document.get(key)
  const old = isSeq(existing) ? existing.items : []
  const items = wanted.map((value) => {
    const place = known.indexOf(value)
    if (place >= 0) return old[place]
    const node = document.createNode(nodeOf(value))
    if (isMap(node)) node.flow = inOneLine
    return node
  })
  const list = isSeq(existing) ? existing : document.createNode([])
  list.flow = false
  list.items = items
  document.set(key, list)
}

export type RegionHead = {
  readonly region: string
  readonly name: string
  /** The place whose school day holds here too; `null`: the default. */
  readonly extends: string | null
}

/** The file of a place that has none yet. */
export const emptyRegionText = (head: RegionHead): string =>
  `# ${head.name}中小学校历。winter、summer 为假期首日，autumn、spring 为开学首日；假期按 [首日, 下一学期首日) 计算。
# School calendar: first days of vacations and of terms; a vacation runs to the first day of the next term.
region: "${head.region}"
name: ${head.name}
${head.extends === null ? '' : `extends: "${head.extends}"\n`}terms: []
`

/** `text` (the file of `known`) with the calendar of `wanted`; comments and the school day stay as they are. */
export function regionText(text: string, known: RegionCalendar, wanted: RegionCalendar): string {
  const document = parseDocument(text)
  putList(document, 'terms', known.terms, wanted.terms, termNode, false)
  putList(document, 'localBreaks', known.localBreaks, wanted.localBreaks, breakNode, true)
  putList<DayOverride>(
    document,
    'overrides',
    known.overrides,
    wanted.overrides,
    (override) => override,
    true,
  )
  return document.toString({ lineWidth: 0, flowCollectionPadding: true })
}
