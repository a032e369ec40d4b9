import type { ReportContent } from '../../contracts/reports/report.ts'
import { ReportPaper, ReportTable, TypicalCases } from './report-content.tsx'
import { MergedCities } from './report-differences.tsx'
import { ReportFigures } from './report-figures.tsx'
import { ReportBehind } from './report-rows.tsx'

type Props = {
  readonly content: ReportContent
  readonly figure: string | null
  readonly rehearsal: boolean
  readonly pathOf: (code: string) => string
  readonly back: string
}

/** All that a report says, with the rows of one of its numbers before it. */
export function ReportShown({ content, figure, rehearsal, pathOf, back }: Props) {
  const { region, from, to, table, paper, figures, typical, merged } = content
  const place = region === '' ? {} : { region }
  return (
    <>
      {figure !== null && (
        <ReportBehind
          back={back}
          query={{ ...place, from, to, figure, rehearsal: rehearsal ? 'true' : 'false' }}
        />
      )}
      {table !== null && <ReportTable table={table} span={{ from, to }} />}
      {paper !== null && <ReportPaper paper={paper} />}
      {merged !== null && <MergedCities merged={merged} />}
      <TypicalCases typical={typical} />
      <ReportFigures figures={figures} pathOf={pathOf} open={figure} rehearsal={rehearsal} />
    </>
  )
}
