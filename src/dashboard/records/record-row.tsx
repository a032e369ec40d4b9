import { useTranslation } from 'react-i18next'
import type { Violation } from '../../contracts/violation.ts'
import { CutTag } from '../components/cut-tag.tsx'
import { Link } from '../components/link.tsx'
import { RunningTime } from '../components/running-time.tsx'
import { StatusTag } from '../components/status-tag.tsx'
import { TimeText } from '../components/time-text.tsx'
import { useLanguage } from '../i18n/use-language.ts'
import { violationPath } from '../lib/routes.ts'
import { isPressing } from '../lib/violations/violation-order.ts'

/** One line of the records; the whole line is the link. */
export function RecordRow({ violation }: { readonly violation: Violation }) {
  const { t } = useTranslation()
  const { say } = useLanguage()
  const { explanation, subjects, stage, cut } = violation
  return (
    <li>
      <Link
        href={violationPath(violation.id)}
        className={`record${isPressing(violation) ? ' ongoing' : ''}`}
        data-testid="record-row"
        data-violation-id={violation.id}
        data-status={violation.status}
      >
        <span className="record-when">
          <TimeText at={violation.startedAt} form="short" />
          <RunningTime violation={violation} />
        </span>
        <span className="record-who">
          <strong className="clip">{violation.roomTitle}</strong>
          <span className="muted small clip">{violation.institutionName}</span>
        </span>
        <span className="record-what">
          <span>
            <b>{subjects.map((code) => t(`words.subject.${code}`)).join(t('app.comma'))}</b>{' '}
            {t(`words.stage.${stage}`)}
          </span>
          <span className="muted small">
            {say(explanation.ruleName)} <code>{violation.rule}</code>
          </span>
        </span>
        <span className="record-state">
          <StatusTag status={violation.status} />
          {cut !== null && <CutTag state={cut.state} />}
        </span>
      </Link>
    </li>
  )
}
