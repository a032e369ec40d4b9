import { Modal } from 'antd'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from '../components/link.tsx'
import { roomPath } from '../lib/routes.ts'

const WatchPanel = lazy(async () => ({
  default: (await import('../register/rooms/watch-panel.tsx')).WatchPanel,
}))

type Props = { readonly roomId: string; readonly title: string; onClose(): void }

/** Which sweep looks at the room and when next, or why none does and what to do. */
export function RoomWhy({ roomId, title, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Modal open footer={null} title={t('desk.why.title', { room: title })} onCancel={onClose}>
      <Suspense fallback={<p className="muted">{t('app.loading')}</p>}>
        <WatchPanel id={roomId} />
      </Suspense>
      <p>
        <Link href={roomPath(roomId)} onClick={onClose}>
          {t('desk.why.full')} →
        </Link>
      </p>
    </Modal>
  )
}
