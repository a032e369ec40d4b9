import { Button, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Room } from '../../contracts/room.ts'
import type { Account } from '../../contracts/session.ts'
import { Link } from '../components/link.tsx'
import { PlaceName } from '../components/place-name.tsx'
import { StateBadge } from '../components/state-badge.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { useLanguage } from '../i18n/use-language.ts'
import { stateOf } from '../lib/room-states.ts'
import { institutionPath } from '../lib/routes.ts'
import { useSearch } from '../lib/use-path.ts'
import { LicenceFacts } from '../lookup/licence-facts.tsx'
import { RoomToday } from '../lookup/room-today.tsx'
import { RoomViolations } from '../lookup/room-violations.tsx'
import { LivePanel } from '../preview/live-panel.tsx'
import { HistoryList } from '../register/history-list.tsx'
import { RoomForm } from '../register/rooms/room-form.tsx'
import { SwitchRoom } from '../register/rooms/switch-room.tsx'
import { WatchPanel } from '../register/rooms/watch-panel.tsx'
import { type SavedRoom, useRoomRecord } from '../register/use-register.ts'
import { RoomDayPanel } from '../room-day/room-day-panel.tsx'
import { RoomPicture } from '../wall/room-picture.tsx'
import '../styles/register.css'

function Registered({ room }: { readonly room: Room }) {
  const { t } = useTranslation()
  const { say } = useLanguage()
  const { tier = 'ordinary', tags = [], cutTarget, cutHindered = null } = room
  return (
    <section className="panel" aria-label={t('register.addresses')}>
      <dl className="register-facts">
        <dt>{t('register.fields.institutionId')}</dt>
        <dd>
          <Link href={institutionPath(room.institutionId)}>{room.institutionName}</Link>
        </dd>
        <dt>{t('register.addresses')}</dt>
        <dd>
          {room.pageUrl ?? t('register.noPage')}
          {room.streamUrls.map((url) => (
            <div key={url}>{url}</div>
          ))}
        </dd>
        <dt>{t('register.fields.region')}</dt>
        <dd>
          <PlaceName code={room.region} />
        </dd>
        <dt>{t('register.stage')}</dt>
        <dd>{t(`words.stage.${room.stage}`)}</dd>
        <dt>{t('register.tier')}</dt>
        <dd>{t(`register.tiers.${tier}`)}</dd>
        <dt>{t('register.tag')}</dt>
        <dd>{tags.length === 0 ? t('register.none') : tags.join(t('app.comma'))}</dd>
        <dt>{t('register.cut')}</dt>
        <dd>
          {cutTarget === null ? t('register.cutNone') : t(`register.targets.${cutTarget.platform}`)}
          {cutHindered !== null && (
            <p className="field-error small" data-testid="cut-hindered">
              {say(cutHindered)}
            </p>
          )}
        </dd>
      </dl>
    </section>
  )
}

function Warnings({ saved }: { readonly saved: SavedRoom | null }) {
  const { t } = useTranslation()
  const { say } = useLanguage()
  if (saved === null || saved.warnings.length === 0) return null
  return (
    <div className="register-overtaken" role="status">
      <b>{t('register.warnings')}</b>
      {saved.warnings.map(({ words }) => (
        <p key={words.zh}>{say(words)}</p>
      ))}
    </div>
  )
}

/** A moment that a link names, such as one from the search; `null`: none, or none that is a time. */
function instantIn(search: string): string | null {
  const at = new URLSearchParams(search).get('at')
  return at === null || Number.isNaN(Date.parse(at)) ? null : at
}

type ShownProps = { readonly room: Room; readonly mayChange: boolean }

function Shown({ room, mayChange }: ShownProps) {
  const { t } = useTranslation()
  const [editing, setEditing] = useState<Room | null>(null)
  const [saved, setSaved] = useState<SavedRoom | null>(null)
  const at = instantIn(useSearch())
  return (
    <>
      <div className="register-head">
        <h1>{room.title}</h1>
        <StateBadge state={stateOf(room)} />
        {room.rehearsal && <span className="tag-drill">{t('app.rehearsal')}</span>}
        {mayChange && editing === null && (
          <>
            <Button onClick={() => setEditing(room)} data-testid="room-edit">
              {t('register.edit')}
            </Button>
            <SwitchRoom room={room} />
          </>
        )}
      </div>
      <Warnings saved={saved} />
      {editing !== null && (
        <RoomForm
          room={editing}
          onSaved={(now) => {
            setSaved(now)
            setEditing(null)
          }}
          onCancel={() => setEditing(null)}
        />
      )}
      <WatchPanel id={room.id} />
      <div className="register-two">
        <div className="room-card">
          <RoomPicture room={room} />
        </div>
        <Registered room={room} />
        <div className="panel">
          <LicenceFacts room={room} />
        </div>
        <div className="panel">
          <RoomToday roomId={room.id} />
        </div>
      </div>
      <section className="panel">
        <LivePanel roomId={room.id} />
        <RoomDayPanel
          key={at ?? ''}
          roomId={room.id}
          {...(at === null ? {} : { at, marked: true })}
        />
      </section>
      <section className="panel">
        <RoomViolations roomId={room.id} />
      </section>
      <HistoryList kind="room" id={room.id} />
    </>
  )
}

type Props = { readonly id: string; readonly account: Account }

/** One room: why it is or is not watched, what is registered of it, what it did, and who changed what. */
export function RoomPage({ id, account }: Props) {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useRoomRecord(id)
  const title = data?.title ?? t('register.rooms')
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`
  }, [t, title])
  return (
    <div className="register" data-testid="room-page">
      {error !== null && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {data !== undefined && <Shown room={data} mayChange={account.may.includes('registry')} />}
    </div>
  )
}
