import { type Result, succeed } from '../../core/fault.ts'
import { regionsUnder } from '../../core/registry/region.ts'
import type { RegionScope } from '../../core/registry/region-scope.ts'
import { cardTable, figureTable, type ListedCard } from '../../core/reports/figure-tables.ts'
import { figuresOf } from '../../core/reports/figures.ts'
import { type CityTable, type MergedTable, mergeTables } from '../../core/reports/merge-tables.ts'
import { placeName } from '../../core/reports/place-name.ts'
import type { ReportContent, SpannedKind } from '../../core/reports/report.ts'
import type { ReportCase, ReportData, ReportDays } from '../../core/reports/report-case.ts'
import { type ReportObject, reportObjects } from '../../core/reports/report-object.ts'
import { inspectionTable, type ReportTable } from '../../core/reports/report-table.ts'
import { summaryDocument } from '../../core/reports/summary-text.ts'
import { typicalCases } from '../../core/reports/typical-cases.ts'
import { civilDateOf } from '../../core/time/instant.ts'
import type { Records } from '../../ports/records/records.ts'
import { type Gathered, gather } from './gather.ts'
import { HELD_NOTE, holdsReview } from './held-review.ts'
import type { ReportDeps } from './report-deps.ts'

export type ContentAsked = {
  readonly kind: SpannedKind
  readonly region: RegionScope | ''
  readonly days: ReportDays
  readonly rehearsal: boolean
  readonly entered: Readonly<Record<string, number>>
}

type ContentDeps = Pick<ReportDeps, 'law' | 'clock' | 'reportTemplate'>

const tableOf = (
  { reportTemplate }: ContentDeps,
  objects: readonly ReportObject[],
  { region, days }: Pick<ContentAsked, 'region' | 'days'>,
  typical: ReadonlySet<string>,
): ReportTable =>
  inspectionTable(objects, {
    template: reportTemplate(),
    place: placeName(region),
    days,
    typical,
  })

/** Cities of a province by the table of places; of a municipality there are none. */
function citiesOf(region: RegionScope): readonly string[] {
  const province = `${region}0000`
  return regionsUnder(province).flatMap(({ code, fullName }) =>
    fullName === placeName(region) ? [] : [code.slice(0, 4)],
  )
}

/** Of a province alone: what its cities filed for these days beside our rows. */
async function mergedOf(
  records: Records,
  deps: ContentDeps,
  asked: ContentAsked,
  cases: readonly ReportCase[],
  form: ReportTable,
  typical: ReadonlySet<string>,
): Promise<MergedTable | null> {
  const { region, days, rehearsal } = asked
  if (region.length !== 2) return null
  const listed = citiesOf(region)
  if (listed.length === 0) return null
  // By where each lead lay: an institution with leads in two cities stands in the tables of both.
  const byCity = Map.groupBy(cases, ({ violation }) => violation.region.slice(0, 4))
  const cities = [...new Set([...listed, ...byCity.keys()])].toSorted()
  const filed = (await records.reports.filed('inspection-table', days)).filter(
    (report) => report.rehearsal === rehearsal,
  )
  return mergeTables(
    form,
    cities.map((city): CityTable => {
      // The latest that a city filed stands for it.
      const report = filed.find((one) => one.region === city)
      const table = report?.filed?.content.table ?? null
      return {
        region: `${city}00`,
        filed: report === undefined || table === null ? null : { reportId: report.id, table },
        ours: tableOf(deps, reportObjects(byCity.get(city) ?? []), { region: city, days }, typical),
      }
    }),
  )
}

/** Cards that leads of the span brought, with what the institution has by now. */
function cardsOf({ data, ledgers }: Gathered): readonly ListedCard[] {
  return data.cases.flatMap(({ violation, institution, letters }): readonly ListedCard[] => {
    const ledger = institution === null ? undefined : ledgers.get(institution.id)
    const entry = ledger?.entries.find(({ caseId }) => caseId === violation.id)
    if (institution === null || ledger === undefined || entry === undefined) return []
    const notice = letters.find(({ kind, status }) => kind === 'card' && status !== 'withdrawn')
    return [
      {
        violationId: violation.id,
        institution,
        on: entry.on,
        mark: entry.mark,
        countsUntil: entry.countsUntil,
        yellowCards: ledger.yellowCards,
        notice: notice?.number ?? null,
      },
    ]
  })
}

type Written = Pick<ReportContent, 'table' | 'document' | 'merged'>
const NOTHING: Written = { table: null, document: null, merged: null }

function writtenOf(
  deps: ContentDeps,
  asked: ContentAsked,
  gathered: Gathered,
  shared: Pick<ReportContent, 'figures' | 'typical'>,
): Written {
  const { data } = gathered
  const place = placeName(asked.region)
  if (asked.kind === 'monthly') {
    return { ...NOTHING, table: figureTable(shared.figures, place, asked.days) }
  }
  if (asked.kind === 'cards') {
    return { ...NOTHING, table: cardTable(cardsOf(gathered), place, asked.days) }
  }
  const document = summaryDocument(data, shared.figures, {
    template: deps.reportTemplate(),
    place,
    today: civilDateOf(deps.clock.now()),
    typical: shared.typical,
    rehearsal: asked.rehearsal,
  })
  return { ...NOTHING, document }
}

async function inspectionOf(
  records: Records,
  deps: ContentDeps,
  asked: ContentAsked,
  { cases }: ReportData,
  typical: ReadonlySet<string>,
  held: boolean,
): Promise<Written> {
  const form = tableOf(deps, reportObjects(cases), asked, typical)
  // What cities filed tells a lead that is hidden from whoever asks.
  const merged = held ? null : await mergedOf(records, deps, asked, cases, form, typical)
  if (merged === null) return { ...NOTHING, table: form }
  const { table, cities, doubled } = merged
  return { ...NOTHING, table, merged: { cities, doubled } }
}

/** A draft that is not whole says so, on its page and in its file. */
function notWhole({ table, document, merged }: Written): Written {
  return {
    table: table === null ? null : { ...table, notes: [HELD_NOTE, ...table.notes] },
    document:
      document === null
        ? null
        : { ...document, blocks: [{ kind: 'text', text: HELD_NOTE }, ...document.blocks] },
    merged,
  }
}

const DRILL = '（演练，不具效力）'

/** What a report says now, from the rows as they are, inside a transaction. */
export async function makeContent(
  records: Records,
  deps: ContentDeps,
  asked: ContentAsked,
): Promise<Result<ReportContent>> {
  const gathered = await gather(records, deps, asked)
  if (!gathered.ok) return gathered
  const { data } = gathered.value
  const typical = typicalCases(data.cases, deps.reportTemplate().summary.typicalCases)
  const figures = figuresOf(data, asked.entered)
  const held = await holdsReview(records, asked)
  const made =
    asked.kind === 'inspection-table'
      ? await inspectionOf(
          records,
          deps,
          asked,
          data,
          new Set(typical.map(({ institutionId }) => institutionId)),
          held,
        )
      : writtenOf(deps, asked, gathered.value, { figures, typical })
  const written = held ? notWhole(made) : made
  const { table, document } = written
  const drilled =
    table === null || !asked.rehearsal ? table : { ...table, title: `${table.title}${DRILL}` }
  const title = drilled?.title ?? document?.title ?? ''
  return succeed({ ...written, table: drilled, title, figures, typical })
}
