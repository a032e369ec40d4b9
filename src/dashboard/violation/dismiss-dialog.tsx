import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireDismissed } from '../../contracts/handling.ts'
import { DISMISS_REASONS } from '../../contracts/words/learning-vocabulary.ts'
import { useReview } from '../api/violations/use-review.ts'
import { useToast } from '../components/toast.tsx'
import { ChoiceChips } from './choice-chips.tsx'
import { ReasonDialog } from './reason-dialog.tsx'

type Props = {
  readonly violationId: string
  readonly open: boolean
  /** Something had been done upon it before: who dismissed it has to know. */
  onDismissed(answer: WireDismissed): void
  onClose(): void
}
type DismissReason = (typeof DISMISS_REASONS)[number]

/** Why it is none: by one click where the reason is a usual one, in words for any other. */
export function DismissDialog({ violationId, open, onDismissed, onClose }: Props) {
  const { t } = useTranslation()
  const tell = useToast()
  const dismiss = useReview<WireDismissed>(violationId, 'dismiss')
  const [chosen, setChosen] = useState<DismissReason | null>(null)
  const done = (answer: WireDismissed) => {
    if (answer.followed.some(({ id }) => id !== null)) onDismissed(answer)
    tell(t('action.dismissed'))
    onClose()
  }
  const choices = DISMISS_REASONS.map((value) => ({
    value,
    label: t(`words.dismissReason.${value}`),
  }))
  const usual = chosen !== null && chosen !== 'other' ? t(`words.dismissReason.${chosen}`) : null
  const submit = (reason: string) =>
    dismiss.mutate(
      { reason, ...(chosen === null ? {} : { dismissReason: chosen }) },
      { onSuccess: done },
    )
  return (
    <ReasonDialog
      name="dismiss"
      open={open}
      title={t('action.dismissTitle')}
      hint={t('action.dismissHint')}
      label={t(usual === null ? 'action.dismissReason' : 'action.dismissMore')}
      example={t('action.dismissExample')}
      submit={t('action.dismiss')}
      busy={dismiss.isPending}
      error={dismiss.error}
      standing={usual}
      onClose={onClose}
      afterClose={() => setChosen(null)}
      onSubmit={submit}
    >
      <ChoiceChips<DismissReason>
        legend={t('action.dismissChoose')}
        name="dismiss-reason"
        choices={choices}
        chosen={chosen}
        onChoose={setChosen}
      />
    </ReasonDialog>
  )
}
