import { Button } from 'antd'
import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Report } from '../../contracts/reports/report.ts'
import { ENTERED_CODES } from '../../contracts/reports/report-words.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { TextField } from '../register/fields.tsx'
import { ReasonDialog } from '../violation/reason-dialog.tsx'
import { type EnteredNumbers, enteredNumbers, type Typed } from './entered-numbers.ts'
import { useSubmitReport } from './use-reports.ts'

function useEnteredFigures(report: Report) {
  return ENTERED_CODES.flatMap((code) => {
    const figure = report.content.figures.find((one) => one.code === code)
    return figure?.from === 'entered' ? [{ ...figure, code }] : []
  })
}

type FieldsProps = {
  readonly report: Report
  readonly typed: Typed
  readonly faults: EnteredNumbers['faults']
  onChange(typed: Typed): void
}

/** Numbers that no record tells; which one is wrong is said where it is. */
function EnteredFields({ report, typed, faults, onChange }: FieldsProps) {
  const { t } = useTranslation()
  const { say } = useLanguage()
  const own = useEnteredFigures(report)
  if (own.length === 0) return null
  return (
    <fieldset className="report-entered">
      <legend>{t('reports.entered')}</legend>
      {own.map(({ code, words, unit }) => {
        const fault = faults.get(code)
        return (
          <TextField
            key={code}
            id={`entered-${code}`}
            label={`${say(words)}（${unit}）`}
            error={fault === undefined ? undefined : t(`reports.${fault}`)}
            value={typed[code] ?? ''}
            onChange={(value) => onChange({ ...typed, [code]: value })}
          />
        )
      })}
    </fieldset>
  )
}

type AboutProps = Pick<EnteredNumbers, 'entered'> & {
  readonly report: Report
  readonly addressee: string
}

/** What is about to go out for good, once more. */
function AboutToFile({ report, addressee, entered }: AboutProps) {
  const { t } = useTranslation()
  const { say } = useLanguage()
  const own = useEnteredFigures(report)
  return (
    <dl className="register-facts" data-testid="report-about">
      <dt>{t('reports.addressee')}</dt>
      <dd>{addressee}</dd>
      {own.map(({ code, words, unit }) => (
        <Fragment key={code}>
          <dt>{say(words)}</dt>
          <dd>
            {entered[code] === undefined
              ? t('reports.unknown.entered')
              : `${entered[code]} ${unit}`}
          </dd>
        </Fragment>
      ))}
    </dl>
  )
}

/** 报送: to whom, the numbers that people know, and then, asked once more, why. What it says then stands. */
export function SubmitForm({ report }: { readonly report: Report }) {
  const { t } = useTranslation()
  const act = useSubmitReport(report.id)
  const [addressee, setAddressee] = useState('')
  const [asking, setAsking] = useState(false)
  const [typed, setTyped] = useState<Typed>(
    Object.fromEntries(
      Object.entries(report.entered).map(([code, value]) => [code, String(value)]),
    ),
  )
  const { entered, faults } = enteredNumbers(typed)
  const to = addressee.trim()
  return (
    <form
      className="register-form panel"
      data-testid="report-submit"
      onSubmit={(event) => {
        event.preventDefault()
        setAsking(true)
      }}
    >
      <h2>{t('reports.submit')}</h2>
      <p className="muted small">{t('reports.submitHint')}</p>
      <EnteredFields report={report} typed={typed} faults={faults} onChange={setTyped} />
      <TextField
        id="report-addressee"
        label={t('reports.addressee')}
        required
        value={addressee}
        onChange={setAddressee}
      />
      <div className="register-acts">
        <Button
          type="primary"
          htmlType="submit"
          loading={act.isPending}
          disabled={to === '' || faults.size > 0}
          data-testid="report-send"
        >
          {t('reports.submitAsk')}
        </Button>
      </div>
      <ReasonDialog
        name="report-file"
        open={asking}
        title={t('reports.submitTitle', { title: report.title })}
        hint={t('reports.submitHint')}
        label={t('files.reason')}
        submit={t('reports.submit')}
        danger
        busy={act.isPending}
        error={act.error}
        onClose={() => setAsking(false)}
        onSubmit={(reason) => act.mutate({ addressee: to, reason, entered })}
      >
        <AboutToFile report={report} addressee={to} entered={entered} />
      </ReasonDialog>
    </form>
  )
}
