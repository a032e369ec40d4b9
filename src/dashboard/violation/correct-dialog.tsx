import { Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Violation } from '../../contracts/violation.ts'
import { CLASSIFIED_STAGES, SUBJECTS } from '../../contracts/words/vocabulary.ts'
import { useReview } from '../api/violations/use-review.ts'
import { useToast } from '../components/toast.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { ChoiceChips } from './choice-chips.tsx'

type Props = { readonly violation: Violation; readonly open: boolean; onClose(): void }
type Subject = (typeof SUBJECTS)[number]
type ClassifiedStage = (typeof CLASSIFIED_STAGES)[number]

/** True, but of another subject or stage: one click each sets it right, and it is confirmed with that. */
export function CorrectDialog({ violation, open, onClose }: Props) {
  const { t } = useTranslation()
  const tell = useToast()
  const confirm = useReview(violation.id, 'confirm')
  const [subject, setSubject] = useState<Subject | null>(null)
  const [stage, setStage] = useState<ClassifiedStage | null>(null)
  const found = { subject: violation.subjects[0] ?? null, stage: violation.classification.stage }
  const submit = () => {
    const right = {
      ...(subject === null || subject === found.subject ? {} : { subject }),
      ...(stage === null || stage === found.stage ? {} : { stage }),
    }
    const done = () => {
      tell(t('action.confirmed'))
      onClose()
    }
    confirm.mutate({ reason: t('action.correctReason'), ...right }, { onSuccess: done })
  }
  const clear = () => {
    setSubject(null)
    setStage(null)
  }
  return (
    <Modal
      open={open}
      title={t('action.correctTitle')}
      onCancel={onClose}
      onOk={submit}
      okText={t('action.correctSubmit')}
      cancelText={t('app.cancel')}
      okButtonProps={{
        disabled: subject === null && stage === null,
        loading: confirm.isPending,
        'data-testid': 'correct-submit',
      }}
      destroyOnHidden
      afterClose={clear}
    >
      <p className="muted">
        {t('action.correctFound', {
          subject: found.subject === null ? '—' : t(`words.subject.${found.subject}`),
          stage: t(`words.classifiedStage.${found.stage}`),
        })}
      </p>
      <ChoiceChips<Subject>
        legend={t('action.correctSubject')}
        name="correct-subject"
        choices={SUBJECTS.map((value) => ({ value, label: t(`words.subject.${value}`) }))}
        chosen={subject}
        onChoose={setSubject}
      />
      <ChoiceChips<ClassifiedStage>
        legend={t('action.correctStage')}
        name="correct-stage"
        choices={CLASSIFIED_STAGES.filter((value) => value !== 'unknown').map((value) => ({
          value,
          label: t(`words.classifiedStage.${value}`),
        }))}
        chosen={stage}
        onChoose={setStage}
      />
      {confirm.error !== null && <TroubleNote error={confirm.error} />}
    </Modal>
  )
}
