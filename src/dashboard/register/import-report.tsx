import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ImportReport as Report } from '../../contracts/import.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { refusedCsv } from './refused-rows.ts'

const SHEETS = ['institutions', 'systems', 'teachers', 'rooms', 'courses'] as const
/** More than this nobody reads on a page; the file has all. */
const SHOWN = 200

export function Counts({ report }: { readonly report: Report }) {
  const { t } = useTranslation()
  return (
    <table className="register-table" data-testid="import-counts">
      <thead>
        <tr>
          <th scope="col">{t('import.sheet')}</th>
          <th scope="col">{t('import.created')}</th>
          <th scope="col">{t('import.updated')}</th>
          <th scope="col">{t('import.unchanged')}</th>
        </tr>
      </thead>
      <tbody>
        {SHEETS.map((sheet) => (
          <tr key={sheet}>
            <th scope="row">{t(`import.sheets.${sheet}`)}</th>
            <td className="number">{report.changes[sheet].created}</td>
            <td className="number">{report.changes[sheet].updated}</td>
            <td className="number">{report.changes[sheet].unchanged}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type RemarksProps = { readonly remarks: Report['rejected']; readonly kind: 'rejected' | 'warning' }

function Remarks({ remarks, kind }: RemarksProps) {
  const { t } = useTranslation()
  const { say } = useLanguage()
  return (
    <table className="register-table">
      <thead>
        <tr>
          <th scope="col">{t('import.row')}</th>
          <th scope="col">{t('import.column')}</th>
          <th scope="col">{t('import.value')}</th>
          <th scope="col">{t('import.why')}</th>
        </tr>
      </thead>
      <tbody>
        {remarks.slice(0, SHOWN).map((one) => (
          <tr
            key={`${one.sheet} ${one.row} ${one.column} ${one.reason.en}`}
            data-testid={`import-${kind}`}
          >
            <td className="number">
              {one.sheet} {one.row}
            </td>
            <td>
              {one.column} {one.heading}
            </td>
            <td>{one.value}</td>
            <td>{say(one.reason)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  URL.revokeObjectURL(url)
}

/** What the file comes to: what is new, what changes, what is refused and why. */
export function ImportReport({ report }: { readonly report: Report }) {
  const { t } = useTranslation()
  const { rejected, warnings, file, rows } = report
  const headings = ['sheet', 'row', 'column', 'value', 'why'] as const
  const [sheet, row, column, value, why] = headings.map((name) => t(`import.${name}`))
  return (
    <>
      <p>{t('import.rows', { name: file, count: rows })}</p>
      <Counts report={report} />
      {rejected.length > 0 && (
        <section aria-label={t('import.rejected', { count: rejected.length })}>
          <h3>{t('import.rejected', { count: rejected.length })}</h3>
          <p className="muted small">{t('import.rejectedHint')}</p>
          <Button
            data-testid="import-download"
            onClick={() =>
              download(
                `${file}-rejected.csv`,
                refusedCsv(
                  rejected,
                  [sheet, row, column, t('register.field'), value, why, 'reason'].map(String),
                ),
              )
            }
          >
            {t('import.download')}
          </Button>
          <Remarks remarks={rejected} kind="rejected" />
        </section>
      )}
      {warnings.length > 0 && (
        <details>
          <summary>{t('import.warnings', { count: warnings.length })}</summary>
          <Remarks remarks={warnings} kind="warning" />
        </details>
      )}
    </>
  )
}
