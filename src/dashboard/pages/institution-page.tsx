import { Button, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Institution } from '../../contracts/institution.ts'
import type { Account } from '../../contracts/session.ts'
import { useInstitution } from '../api/use-lookup.ts'
import { Link } from '../components/link.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { roomPath } from '../lib/routes.ts'
import { navigate } from '../lib/use-path.ts'
import { InstitutionLeads } from '../lookup/institution-leads.tsx'
import { Paper } from '../lookup/licence-facts.tsx'
import { searchOf } from '../register/filter.ts'
import { HistoryList } from '../register/history-list.tsx'
import { InstitutionForm } from '../register/institutions/institution-form.tsx'
import { RoomForm } from '../register/rooms/room-form.tsx'
import { RoomRow } from '../register/rooms/room-row.tsx'
import { useRoomList } from '../register/use-register.ts'
import '../styles/register.css'

type Props = { readonly institution: Institution; readonly mayChange: boolean }

function Rooms({ institution, mayChange }: Props) {
  const { t } = useTranslation()
  const [adding, setAdding] = useState(false)
  const { id, region } = institution
  const list = useRoomList({ institutionId: id })
  const rooms = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <section className="panel" aria-label={t('register.roomsOf')}>
      <div className="register-head">
        <h2>
          <Link href={`/rooms${searchOf({ institutionId: id })}`}>{t('register.roomsOf')}</Link>
        </h2>
        {mayChange && !adding && (
          <Button onClick={() => setAdding(true)} data-testid="room-add">
            {t('register.addRoom')}
          </Button>
        )}
      </div>
      {list.error !== null && <TroubleNote error={list.error} />}
      {list.data !== undefined && rooms.length === 0 && (
        <p className="muted">{t('register.noneRegistered')}</p>
      )}
      {adding && (
        <RoomForm
          room={null}
          given={{ institutionId: id, region }}
          onSaved={(room) => navigate(roomPath(room.id))}
          onCancel={() => setAdding(false)}
        />
      )}
      <ol className="register-list">
        {rooms.map((room) => (
          <RoomRow key={room.id} room={room} chosen={null} onChoose={() => {}} />
        ))}
      </ol>
    </section>
  )
}

function Shown({ institution, mayChange }: Props) {
  const { t } = useTranslation()
  const [editing, setEditing] = useState<Institution | null>(null)
  return (
    <>
      <div className="register-head">
        <h1>{institution.name}</h1>
        {mayChange && editing === null && (
          <Button onClick={() => setEditing(institution)} data-testid="institution-edit">
            {t('register.edit')}
          </Button>
        )}
      </div>
      {editing !== null && (
        <InstitutionForm
          institution={editing}
          onSaved={() => setEditing(null)}
          onCancel={() => setEditing(null)}
        />
      )}
      <section className="panel">
        <Paper institution={institution} />
      </section>
      <Rooms institution={institution} mayChange={mayChange} />
      <InstitutionLeads id={institution.id} />
      <HistoryList kind="institution" id={institution.id} />
    </>
  )
}

type PageProps = { readonly id: string; readonly account: Account }

/** One institution: what is registered of it, its rooms, and who changed what. */
export function InstitutionPage({ id, account }: PageProps) {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useInstitution(id)
  const title = data?.name ?? t('register.institutions')
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`
  }, [t, title])
  return (
    <div className="register" data-testid="institution-page">
      {error !== null && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {data !== undefined && (
        <Shown institution={data} mayChange={account.may.includes('registry')} />
      )}
    </div>
  )
}
