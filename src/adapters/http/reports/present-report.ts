import type { FoundRows, ListedReport, ReportView } from '../../../app/reports/report-queries.ts'
import type {
  ReferralNeeds,
  ReportRows,
  ReportContent as WireContent,
  WireFigure,
  ListedReport as WireListed,
  Report as WireReport,
} from '../../../contracts/reports/report.ts'
import type { RowDifference } from '../../../core/reports/compare-tables.ts'
import {
  DEPARTMENT_FACTS,
  type Department,
  ENCLOSURE_WORDS,
} from '../../../core/reports/departments.ts'
import type { Figure } from '../../../core/reports/figure.ts'
import { placeName } from '../../../core/reports/place-name.ts'
import type { EnclosureState } from '../../../core/reports/referral.ts'
import {
  FORMATS_OF,
  KIND_WORDS,
  type Report,
  type ReportContent,
} from '../../../core/reports/report.ts'
import type { ReportDays } from '../../../core/reports/report-case.ts'
import { lengthOfDocument } from '../../../core/reports/summary-text.ts'
import { formatInstant } from '../../../core/time/instant.ts'

export const presentFigure = ({ code, zh, en, unit, how, value, from }: Figure): WireFigure => ({
  ...{ code, unit, how, value, from },
  words: { zh, en },
})

const presentTable = ({ table }: ReportContent): WireContent['table'] =>
  table === null
    ? null
    : {
        title: table.title,
        lines: [...table.lines],
        columns: table.columns.map(({ field, title }) => ({ field, title })),
        rows: table.rows.map(({ key, cells, violationIds }) => ({
          key,
          cells: [...cells],
          violationIds: [...violationIds],
        })),
        notes: [...table.notes],
      }

const presentPaper = ({ document }: ReportContent): WireContent['paper'] =>
  document === null
    ? null
    : {
        title: document.title,
        addressee: document.addressee,
        blocks: document.blocks.map((block) => ({
          kind: block.kind,
          text: 'text' in block ? block.text : null,
          rows:
            block.kind === 'table'
              ? [[...block.head], ...block.rows.map((cells) => [...cells])]
              : block.kind === 'facts'
                ? block.rows.map((cells) => [...cells])
                : [],
        })),
        characters: lengthOfDocument(document),
      }

const presentDifference = ({ key, object, what, cells }: RowDifference) => ({
  ...{ key, object, what },
  cells: cells.map((cell) => ({ ...cell })),
})

const presentMerged = ({ merged }: ReportContent): WireContent['merged'] =>
  merged === null
    ? null
    : {
        cities: merged.cities.map((city) => ({
          ...city,
          differences: city.differences.map(presentDifference),
        })),
        doubled: merged.doubled.map(({ body, object, cities }) => ({
          ...{ body, object },
          cities: [...cities],
        })),
      }

export const presentContent = (
  content: ReportContent,
  { region, days }: { readonly region: string; readonly days: ReportDays },
): WireContent => ({
  region,
  regionName: placeName(region),
  from: days.from,
  to: days.to,
  title: content.title,
  table: presentTable(content),
  paper: presentPaper(content),
  figures: content.figures.map(presentFigure),
  typical: content.typical.map(({ violationId, masked, told, reasons }) => ({
    ...{ violationId, masked, told },
    reasons: [...reasons],
  })),
  merged: presentMerged(content),
})

const presentFiling = ({ filed }: Report): WireListed['filed'] =>
  filed === null
    ? null
    : {
        at: formatInstant(filed.at),
        by: filed.by,
        why: filed.why,
        addressee: filed.addressee,
        files: filed.files.map((file) => ({ ...file })),
      }

export const presentListed = ({ report, overdue }: ListedReport): WireListed => ({
  id: report.id,
  kind: report.kind,
  kindWords: KIND_WORDS[report.kind],
  region: report.region,
  regionName: placeName(report.region),
  from: report.days.from,
  to: report.days.to,
  title: report.title,
  state: report.state,
  rehearsal: report.rehearsal,
  sweep: report.asked?.sweep ?? null,
  due: report.asked?.due ?? null,
  overdue,
  madeAt: formatInstant(report.madeAt),
  madeBy: report.madeBy,
  violationId: report.referral?.violationId ?? null,
  formats: [...FORMATS_OF[report.kind]],
  filed: presentFiling(report),
  version: report.version,
})

export const presentReport = (view: ReportView): WireReport => ({
  ...presentListed(view),
  entered: view.report.entered,
  content: presentContent(view.content, view.report),
  differences:
    view.differences === null
      ? null
      : {
          figures: view.differences.figures.map((one) => ({ ...one })),
          rows: view.differences.rows.map(presentDifference),
        },
  ...(view.uncompared === undefined ? {} : { uncompared: view.uncompared }),
})

export const presentRows = ({ figure, rows }: FoundRows): ReportRows => ({
  figure: { ...presentFigure(figure), value: rows.length },
  items: rows.map((row) => ({ ...row })),
})

export const presentNeeds = (
  department: Department,
  states: readonly EnclosureState[],
): ReferralNeeds => {
  const { zh, en, asks } = DEPARTMENT_FACTS[department]
  return {
    department,
    departmentWords: { zh, en },
    asks,
    items: states.map(({ enclosure, paper }) => ({
      enclosure,
      words: ENCLOSURE_WORDS[enclosure],
      paper,
    })),
  }
}

/** The name of a file in both forms that browsers read (RFC 6266). */
export function reportDisposition({ id, title }: Report, format: string): string {
  const encoded = encodeURIComponent(`${title}.${format}`).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  const plain = id.replace(/[^\w-]/g, '_')
  return `attachment; filename="report-${plain}.${format}"; filename*=UTF-8''${encoded}`
}
