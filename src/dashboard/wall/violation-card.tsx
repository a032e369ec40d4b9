import { useTranslation } from 'react-i18next'
import type { Violation } from '../../contracts/violation.ts'
import { CutTag } from '../components/cut-tag.tsx'
import { FreshImage } from '../components/fresh-image.tsx'
import { Link } from '../components/link.tsx'
import { RunningTime } from '../components/running-time.tsx'
import { StatusTag } from '../components/status-tag.tsx'
import { TimeText } from '../components/time-text.tsx'
import { useLanguage } from '../i18n/use-language.ts'
import { loudestWords } from '../lib/dimension-words.ts'
import { violationPath } from '../lib/routes.ts'
import { isPressing } from '../lib/violations/violation-order.ts'

type Props = {
  readonly violation: Violation
  /** In the queue beside a violation: no picture, no words. */
  readonly slim?: boolean
  readonly current?: boolean
}

function What({ violation }: { readonly violation: Violation }) {
  const { t } = useTranslation()
  const { say } = useLanguage()
  const subjects = violation.subjects.map((code) => t(`words.subject.${code}`)).join(t('app.comma'))
  const day = violation.explanation.day
  return (
    <p className="what">
      <b>{subjects === '' ? t('app.unknown') : subjects}</b>
      <span>{t(`words.stage.${violation.stage}`)}</span>
      <span className="rule">
        {say(violation.explanation.ruleName)} <code>{violation.rule}</code>
      </span>
      {day !== null && <span>{say(day.kindName)}</span>}
    </p>
  )
}

/** One violation in a list; the whole card is the link to it. */
export function ViolationCard({ violation, slim = false, current = false }: Props) {
  const { t } = useTranslation()
  const frame = violation.evidence.find(({ kind }) => kind === 'frame')
  const words = slim ? [] : loudestWords(violation.classification, 4)
  return (
    <Link
      href={violationPath(violation.id)}
      className={`violation-card status-${violation.status}${isPressing(violation) ? ' ongoing' : ''}${slim ? ' slim' : ''}`}
      aria-current={current ? 'true' : undefined}
      data-testid="violation-card"
      data-violation-id={violation.id}
      data-status={violation.status}
      data-ongoing={String(violation.ongoing)}
    >
      {!slim && (
        <span className="violation-picture">
          {frame === undefined ? (
            <span className="picture-note">{t('violation.noFrames')}</span>
          ) : (
            <FreshImage url={frame.url} alt="" failed={t('wall.pictureFailed')} />
          )}
        </span>
      )}
      <span className="violation-text">
        <span className="violation-line">
          <RunningTime violation={violation} />
          <StatusTag status={violation.status} />
          {violation.cut !== null && <CutTag state={violation.cut.state} />}
          {violation.verdict.reason !== undefined && (
            <span className="verdict review">
              {t(`words.verdictReason.${violation.verdict.reason}`)}
            </span>
          )}
        </span>
        <strong className="clip">{violation.roomTitle}</strong>
        <What violation={violation} />
        {words.length > 0 && (
          <span className="words">
            {words.map((word) => (
              <mark key={word}>{word}</mark>
            ))}
          </span>
        )}
        <span className="muted small clip">
          <TimeText at={violation.startedAt} form="clock" /> · {violation.institutionName}
        </span>
      </span>
    </Link>
  )
}
