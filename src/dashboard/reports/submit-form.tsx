import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Report } from '../../contracts/reports/report.ts'
import { TroubleNote } from '../components/trouble-note.tsx'
import { useLanguage } from '../i18n/use-language.ts'
import { TextField } from '../register/fields.tsx'
import { useSubmitReport } from './use-reports.ts'

const WHOLE = /^\d{1,8}$/

/** Numbers that no record tells; what is left empty stays unknown, and is no nought. */
function EnteredFields({
  report,
  typed,
  onChange,
}: {
  readonly report: Report
  readonly typed: Readonly<Record<string, string>>
  onChange(code: string, value: string): void
}) {
  const { t } = useTranslation()
  const { say } = useLanguage()
  const own = report.content.figures.filter(({ from }) => from === 'entered')
  if (own.length === 0) return null
  return (
    <fieldset className="report-entered">
      <legend>{t('reports.entered')}</legend>
      {own.map(({ code, words, unit }) => (
        <TextField
          key={code}
          id={`entered-${code}`}
          label={`${say(words)}（${unit}）`}
          value={typed[code] ?? ''}
          onChange={(value) => onChange(code, value)}
        />
      ))}
    </fieldset>
  )
}

/** 报送: to whom, why, and the numbers that people know. What it says then stands. */
export function SubmitForm({ report }: { readonly report: Report }) {
  const { t } = useTranslation()
  const act = useSubmitReport(report.id)
  const [addressee, setAddressee] = useState('')
  const [reason, setReason] = useState('')
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(
      Object.entries(report.entered).map(([code, value]) => [code, String(value)]),
    ),
  )
  const given = Object.entries(typed).filter(([, value]) => value.trim() !== '')
  const odd = given.some(([, value]) => !WHOLE.test(value.trim()))
  const entered = Object.fromEntries(given.map(([code, value]) => [code, Number(value)]))
  return (
    <form
      className="register-form panel"
      data-testid="report-submit"
      onSubmit={(event) => {
        event.preventDefault()
        act.mutate({ addressee: addressee.trim(), reason: reason.trim(), entered })
      }}
    >
      <h2>{t('reports.submit')}</h2>
      <p className="muted small">{t('reports.submitHint')}</p>
      <EnteredFields
        report={report}
        typed={typed}
        onChange={(code, value) => setTyped({ ...typed, [code]: value })}
      />
      {odd && <p className="field-error small">{t('reports.wholeNumbers')}</p>}
      <TextField
        id="report-addressee"
        label={t('reports.addressee')}
        required
        value={addressee}
        onChange={setAddressee}
      />
      <TextField
        id="report-reason"
        label={t('files.reason')}
        required
        value={reason}
        onChange={setReason}
      />
      <div className="register-acts">
        <Button
          type="primary"
          htmlType="submit"
          loading={act.isPending}
          disabled={addressee.trim() === '' || reason.trim() === '' || odd}
          data-testid="report-send"
        >
          {t('reports.submit')}
        </Button>
      </div>
      {act.error !== null && <TroubleNote error={act.error} />}
    </form>
  )
}
