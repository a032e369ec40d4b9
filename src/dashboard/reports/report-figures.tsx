import { useTranslation } from 'react-i18next'
import type { WireFigure } from '../../contracts/reports/report.ts'
import { Link } from '../components/link.tsx'
import { ScrollBox } from '../components/scroll-box.tsx'
import { useLanguage } from '../i18n/use-language.ts'

type Props = {
  readonly figures: readonly WireFigure[]
  /** Where the rows behind a number are shown. */
  readonly pathOf: (code: string) => string
  /** The number whose rows are shown. */
  readonly open: string | null
  readonly rehearsal: boolean
}

function Value({
  figure,
  pathOf,
  open,
}: Pick<Props, 'pathOf' | 'open'> & { readonly figure: WireFigure }) {
  const { t } = useTranslation()
  const { code, value, unit, from } = figure
  if (value === null) return <span className="muted">{t(`reports.unknown.${from}`)}</span>
  const words = `${value} ${unit}`
  if (from !== 'rows') return <>{words}</>
  return (
    <Link
      href={pathOf(code)}
      aria-current={open === code ? 'true' : undefined}
      data-testid={`figure-${code}`}
    >
      {words}
    </Link>
  )
}

/** Every number with how it is counted; what is counted leads to its rows. */
export function ReportFigures({ figures, pathOf, open, rehearsal }: Props) {
  const { t } = useTranslation()
  const { say } = useLanguage()
  if (figures.length === 0) return null
  return (
    <section className="panel" data-testid="report-figures">
      <h2>{t('reports.figures')}</h2>
      <p className="muted small">{t('reports.figuresHint')}</p>
      {!rehearsal && <p className="small">{t('reports.withoutDrills')}</p>}
      <ScrollBox className="figures-scroll" label={t('reports.figures')}>
        <table className="figures-table">
          <thead>
            <tr>
              <th scope="col">{t('reports.indicator')}</th>
              <th scope="col">{t('reports.value')}</th>
              <th scope="col">{t('reports.how')}</th>
            </tr>
          </thead>
          <tbody>
            {figures.map((figure) => (
              <tr key={figure.code}>
                <th scope="row">{say(figure.words)}</th>
                <td>
                  <Value figure={figure} pathOf={pathOf} open={open} />
                </td>
                <td className="muted small">{figure.how}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  )
}
