import { useTranslation } from 'react-i18next'
import type { Violation } from '../../contracts/violation.ts'
import { CutTag } from '../components/cut-tag.tsx'
import { RunningTime } from '../components/running-time.tsx'
import { StatusTag } from '../components/status-tag.tsx'
import { IconButton } from '../layout/icon-button.tsx'

type Props = { readonly violation: Violation; onBack(): void; onStep(step: 1 | -1): void }

export function ViolationHead({ violation, onBack, onStep }: Props) {
  const { t } = useTranslation()
  const subjects = violation.subjects.map((code) => t(`words.subject.${code}`)).join(t('app.comma'))
  return (
    <header className="violation-head">
      <IconButton
        icon="back"
        label={`${t('violation.back')} (Esc)`}
        onPress={onBack}
        testId="back"
      />
      <div className="violation-title">
        <h1>{violation.roomTitle}</h1>
        <p>
          <RunningTime violation={violation} />
          <StatusTag status={violation.status} />
          {violation.cut !== null && <CutTag state={violation.cut.state} />}
          <b>{subjects}</b>
          <span>{t(`words.stage.${violation.stage}`)}</span>
          <span className="muted">{violation.institutionName}</span>
          {violation.rehearsal && <span className="tag-drill">{t('app.rehearsal')}</span>}
        </p>
      </div>
      <IconButton
        icon="previous"
        label={`${t('violation.previous')} (k)`}
        onPress={() => onStep(-1)}
      />
      <IconButton icon="next" label={`${t('violation.next')} (j)`} onPress={() => onStep(1)} />
    </header>
  )
}
