import { Empty, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type JudgementStep,
  type JudgementTopic,
  useJudgement,
  useJudgementStep,
} from '../api/use-judgement.ts'
import { TroubleNote } from '../components/trouble-note.tsx'
import { ReasonDialog } from '../violation/reason-dialog.tsx'
import { ChangeHistory } from './change-history.tsx'
import { HandInWords } from './hand-in-words.tsx'
import { VersionCard } from './version-card.tsx'

type Props = { readonly topic: JudgementTopic; readonly mayChange: boolean }

const WORDS = {
  terms: {
    title: 'judgement.words',
    hint: 'judgement.wordsHint',
    none: 'judgement.noTerms',
    noneHint: 'judgement.noTermsHint',
  },
  models: {
    title: 'judgement.models',
    hint: 'judgement.modelsHint',
    none: 'judgement.noModels',
    noneHint: 'judgement.noModelsHint',
  },
} as const

const LEADS = {
  shadow: 'judgement.shadowLead',
  adopt: 'judgement.adoptLead',
  withdraw: 'judgement.withdrawLead',
} as const

/** Asks for the reason of a step and takes it. */
function StepDialog({
  topic,
  step,
  onClose,
}: Pick<Props, 'topic'> & { readonly step: JudgementStep | null; onClose(): void }) {
  const { t } = useTranslation()
  const act = useJudgementStep(topic)
  // While the dialog closes it still says what it was about.
  const verb = step?.verb ?? 'shadow'
  return (
    <ReasonDialog
      open={step !== null}
      name="judgement"
      title={t(`judgement.${verb}`)}
      hint={t(LEADS[verb])}
      label={t('judgement.reason')}
      submit={t(`judgement.${verb}`)}
      busy={act.isPending}
      error={act.error}
      onSubmit={(reason) => {
        if (step !== null) act.mutate({ step, reason }, { onSuccess: onClose })
      }}
      onClose={onClose}
      afterClose={() => act.reset()}
    />
  )
}

/** All versions of own words, or of learned models, newest first. */
export function TopicSection({ topic, mayChange }: Props) {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useJudgement(topic)
  const [step, setStep] = useState<JudgementStep | null>(null)
  const words = WORDS[topic]
  return (
    <section className="judgement-topic" data-testid={`judgement-${topic}`}>
      <h2>{t(words.title)}</h2>
      <p className="muted">{t(words.hint)}</p>
      {error !== null && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton active title={false} paragraph={{ rows: 3 }} />}
      {data?.items.length === 0 && (
        <Empty
          data-testid={`judgement-${topic}-empty`}
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={
            <>
              <p>{t(words.none)}</p>
              <p className="muted small">{t(words.noneHint)}</p>
            </>
          }
        />
      )}
      {topic === 'terms' && mayChange && <HandInWords />}
      {data?.items.map((version) => (
        <VersionCard
          key={version.sha256}
          version={version}
          mayChange={mayChange}
          onStep={setStep}
        />
      ))}
      {data !== undefined && data.items.length > 0 && <ChangeHistory list={data} />}
      <StepDialog topic={topic} step={step} onClose={() => setStep(null)} />
    </section>
  )
}
