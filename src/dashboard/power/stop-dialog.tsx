import { Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TroubleNote } from '../components/trouble-note.tsx'
import { useStopAutomatic } from './use-power.ts'

type Props = { readonly violationId: string; readonly open: boolean; onClose(): void }

export function StopDialog({ violationId, open, onClose }: Props) {
  const { t } = useTranslation()
  const stop = useStopAutomatic()
  const [reason, setReason] = useState('')
  return (
    <Modal
      open={open}
      title={t('power.stopTitle')}
      okText={t('power.stop')}
      cancelText={t('app.cancel')}
      okButtonProps={{ danger: true, loading: stop.isPending, 'data-testid': 'stop-submit' }}
      onCancel={onClose}
      onOk={() => stop.mutate({ id: violationId, reason }, { onSuccess: onClose })}
      destroyOnHidden
    >
      <p className="muted">{t('power.stopHint')}</p>
      <label htmlFor="stop-reason">{t('power.stopReason')}</label>
      <Input
        id="stop-reason"
        maxLength={2000}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      {stop.isError && <TroubleNote error={stop.error} />}
    </Modal>
  )
}
