import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Violation } from '../../contracts/violation.ts'
import { PlaceName } from '../components/place-name.tsx'
import { TimeText } from '../components/time-text.tsx'
import { useLanguage } from '../i18n/use-language.ts'
import { beliefText } from '../lib/percent.ts'
import { latencyText } from '../lib/time/format-duration.ts'
import { OwnWordsSaid } from './own-words-said.tsx'

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Who, what and when, for the record. */
export function FactsPanel({ violation }: { readonly violation: Violation }) {
  const { t } = useTranslation()
  const { say } = useLanguage()
  const { classification, latency } = violation
  const measured = (millis: number | null) =>
    millis === null ? t('app.unknown') : latencyText(millis)
  return (
    <section className="panel">
      <h2>{t('violation.facts')}</h2>
      <dl className="facts">
        <Fact name={t('violation.institution')}>{violation.institutionName}</Fact>
        <Fact name={t('violation.region')}>
          <PlaceName code={violation.region} />
        </Fact>
        <Fact name={t('violation.subject')}>
          {classification.subjects.length === 0
            ? t('app.unknown')
            : classification.subjects
                .map(({ code, score }) => `${t(`words.subject.${code}`)} ${beliefText(score)}`)
                .join(t('app.comma'))}
        </Fact>
        <Fact name={t('violation.legalStage')}>{t(`words.stage.${violation.stage}`)}</Fact>
        <Fact name={t('violation.classifiedStage')}>
          {t(`words.classifiedStage.${classification.stage}`)}
        </Fact>
        <Fact name={t('violation.started')}>
          <TimeText at={violation.startedAt} />
        </Fact>
        <Fact name={t('violation.lastSeen')}>
          <TimeText at={violation.lastSeenAt} /> ·{' '}
          {t('violation.sightings', { count: violation.sightings })}
        </Fact>
        {violation.endedAt !== null && (
          <Fact name={t('violation.endedAt')}>
            <TimeText at={violation.endedAt} />
            {violation.endReason !== null && ` · ${t(`words.endReason.${violation.endReason}`)}`}
          </Fact>
        )}
        {violation.replay && (
          <Fact name={t('violation.replay')}>
            <span data-testid="replay">{say(violation.replay.words)}</span>
          </Fact>
        )}
        {classification.ownWords !== undefined && (
          <Fact name={t('violation.ownWords')}>
            <OwnWordsSaid said={classification.ownWords} />
          </Fact>
        )}
        <Fact name={t('violation.ruleVersion')}>
          <code>{violation.ruleVersion}</code> · {t('violation.modelVersion')}{' '}
          <code>{classification.modelVersion}</code>
        </Fact>
      </dl>
      <p className="muted small number">
        {t('violation.latency', {
          frame: measured(latency.frameToViolationMillis),
          alert: measured(latency.violationToAlertMillis),
        })}
      </p>
    </section>
  )
}
