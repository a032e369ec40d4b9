import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Room } from '../../../contracts/room.ts'
import { TroubleNote } from '../../components/trouble-note.tsx'
import { useSaveRoom } from '../use-register.ts'

/** Takes a room off the patrol, or puts it back, with a reason; nothing of it is lost. */
export function SwitchRoom({ room }: { readonly room: Room }) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const act = useSaveRoom(room.id)
  const words = t(room.active ? 'register.archive' : 'register.restore')
  const send = (): void =>
    act.mutate(
      { active: !room.active, reason, expectedVersion: room.version },
      {
        onSuccess: () => {
          setAsking(false)
          setReason('')
        },
      },
    )
  return (
    <>
      <Button onClick={() => setAsking(true)} data-testid="room-switch">
        {words}
      </Button>
      <Modal
        open={asking}
        title={`${words}:${room.title}`}
        okText={words}
        cancelText={t('app.cancel')}
        onCancel={() => setAsking(false)}
        onOk={send}
        okButtonProps={{ disabled: reason.trim() === '', loading: act.isPending }}
        destroyOnHidden
      >
        <Input
          aria-label={t('register.reason')}
          placeholder={t('register.reasonHint')}
          data-testid="room-switch-reason"
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        {act.error !== null && <TroubleNote error={act.error} />}
      </Modal>
    </>
  )
}
