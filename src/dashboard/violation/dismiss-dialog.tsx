import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { useReview } from '../api/use-review.ts'
import { ReasonDialog } from './reason-dialog.tsx'

type Props = { readonly violationId: string; readonly open: boolean; onClose(): void }

export function DismissDialog({ violationId, open, onClose }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const dismiss = useReview(violationId, 'dismiss')
  const done = () => {
    void message.success(t('action.dismissed'))
    onClose()
  }
  return (
    <ReasonDialog
      name="dismiss"
      open={open}
      title={t('action.dismissTitle')}
      hint={t('action.dismissHint')}
      label={t('action.dismissReason')}
      example={t('action.dismissExample')}
      submit={t('action.dismiss')}
      busy={dismiss.isPending}
      error={dismiss.error}
      onClose={onClose}
      onSubmit={(reason) => dismiss.mutate(reason, { onSuccess: done })}
    />
  )
}
