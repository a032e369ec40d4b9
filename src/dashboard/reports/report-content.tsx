import { useTranslation } from 'react-i18next'
import type { ReportContent, WireTable } from '../../contracts/reports/report.ts'
import { Link } from '../components/link.tsx'
import { ScrollBox } from '../components/scroll-box.tsx'
import { leadsPath } from './report-address.ts'

type Span = Pick<ReportContent, 'from' | 'to'>

function Cells({
  table,
  row,
  span,
}: {
  readonly table: WireTable
  readonly row: WireTable['rows'][number]
  readonly span: Span
}) {
  return row.cells.map((cell, place) => {
    const field = table.columns[place]?.field
    return (
      <td key={field ?? place}>
        {field === 'object' ? <Link href={leadsPath(row.key, span)}>{cell}</Link> : cell}
      </td>
    )
  })
}

/** The table as it will be in the workbook. */
export function ReportTable({ table, span }: { readonly table: WireTable; readonly span: Span }) {
  const { t } = useTranslation()
  return (
    <section className="panel" data-testid="report-table">
      <h2>{table.title}</h2>
      {table.lines.map((line) => (
        <p key={line} className="small">
          {line}
        </p>
      ))}
      <ScrollBox className="figures-scroll" label={table.title}>
        <table className="figures-table report-table">
          <thead>
            <tr>
              {table.columns.map(({ field, title }) => (
                <th key={field} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={`${row.key} ${row.cells.join()}`}>
                <Cells table={table} row={row} span={span} />
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {table.rows.length === 0 && <p>{t('reports.emptyTable')}</p>}
      {table.notes.map((note) => (
        <p key={note} className="muted small">
          {note}
        </p>
      ))}
    </section>
  )
}

/** A document as it will be on paper. */
export function ReportPaper({ paper }: { readonly paper: NonNullable<ReportContent['paper']> }) {
  const { t } = useTranslation()
  return (
    <section className="panel report-paper" data-testid="report-paper">
      <h2>{paper.title}</h2>
      <p className="muted small">{t('reports.characters', { count: paper.characters })}</p>
      <p>{paper.addressee}：</p>
      {paper.blocks.map(({ kind, text, rows }, place) => {
        const key = `${place} ${kind}`
        if (kind === 'heading') return <h3 key={key}>{text}</h3>
        if (kind === 'text') return <p key={key}>{text}</p>
        return (
          <ScrollBox key={key} className="figures-scroll" label={paper.title}>
            <table className="figures-table">
              <tbody>
                {rows.map((cells) => (
                  <tr key={cells.join()}>
                    {Object.entries(cells).map(([place, cell]) => (
                      <td key={place}>{cell}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollBox>
        )
      })}
    </section>
  )
}

/** Cases that stand for others, with why they were chosen; the office sees which they are, the paper does not say. */
export function TypicalCases({ typical }: Pick<ReportContent, 'typical'>) {
  const { t } = useTranslation()
  if (typical.length === 0) return null
  return (
    <section className="panel" data-testid="report-typical">
      <h2>{t('reports.typical')}</h2>
      <ol className="report-behind">
        {typical.map(({ violationId, told, reasons }) => (
          <li key={violationId}>
            <p>{told}</p>
            <p className="muted small">
              {t('reports.because', { why: reasons.join('、') })}{' '}
              <Link href={`/violations/${encodeURIComponent(violationId)}`}>
                {t('reports.toLead')}
              </Link>
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
