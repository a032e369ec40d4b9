import { Button, Empty, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../contracts/session.ts'
import { WhyNot } from '../accounts/why-not.tsx'
import { Link } from '../components/link.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { navigate, useSearch } from '../lib/use-path.ts'
import { filterIn, ROOM_FILTERS, searchOf } from '../register/filter.ts'
import { ListFoot } from '../register/list-foot.tsx'
import { BulkBar } from '../register/rooms/bulk-bar.tsx'
import { NewRoom } from '../register/rooms/new-room.tsx'
import { RoomFilters } from '../register/rooms/room-filters.tsx'
import { RoomRow } from '../register/rooms/room-row.tsx'
import { useRoomList } from '../register/use-register.ts'
import '../styles/register.css'

const NONE: ReadonlySet<string> = new Set()

function NoRooms({ filtered }: { readonly filtered: boolean }) {
  const { t } = useTranslation()
  return (
    <Empty
      data-testid="rooms-empty"
      description={
        <>
          <p>{t(filtered ? 'register.noneFound' : 'register.noneRegistered')}</p>
          {!filtered && <p className="muted small">{t('register.noneHint')}</p>}
        </>
      }
    />
  )
}

/** The rooms of the register, filtered by the address of the page; many are changed at once. */
export function RoomsPage({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  const filter = filterIn(useSearch(), ROOM_FILTERS)
  const list = useRoomList(filter)
  const rooms = list.data?.pages.flatMap(({ items }) => items) ?? []
  const [chosen, setChosen] = useState(NONE)
  const [adding, setAdding] = useState(false)
  const mayChange = account.may.includes('registry')
  const filtered = Object.keys(filter).length > 0
  // Nothing is registered yet: the way to begin stands open.
  const first = list.data !== undefined && rooms.length === 0 && !filtered
  const selected = rooms.filter(({ id }) => chosen.has(id))
  useEffect(() => {
    document.title = `${t('register.rooms')} · ${t('app.name')}`
  }, [t])
  const choose = (id: string, on: boolean): void => {
    const next = new Set(chosen)
    if (on) next.add(id)
    else next.delete(id)
    setChosen(next)
  }
  return (
    <div className="register">
      <div className="register-head">
        <h1>{t('register.rooms')}</h1>
        {mayChange && <Link href="/import">{t('import.title')}</Link>}
        {mayChange && !adding && (
          <Button type="primary" onClick={() => setAdding(true)} data-testid="room-add">
            {t('register.addRoom')}
          </Button>
        )}
      </div>
      <WhyNot account={account} act="registry" />
      {mayChange && (adding || first) && <NewRoom onCancel={() => setAdding(false)} />}
      <RoomFilters
        filter={filter}
        onChange={(next) => navigate(`/rooms${searchOf(next)}`, 'replace')}
      />
      {mayChange && <BulkBar rooms={selected} onClear={() => setChosen(NONE)} />}
      {list.error !== null && (
        <TroubleNote error={list.error} onRetry={() => void list.refetch()} />
      )}
      {list.isPending && <Skeleton active title={false} paragraph={{ rows: 8 }} />}
      {list.data !== undefined && rooms.length === 0 && <NoRooms filtered={filtered} />}
      {mayChange && rooms.length > 0 && (
        <label className="small">
          <input
            type="checkbox"
            checked={selected.length === rooms.length}
            data-testid="rooms-select-all"
            onChange={({ target }) =>
              setChosen(target.checked ? new Set(rooms.map(({ id }) => id)) : NONE)
            }
          />{' '}
          {t('register.selectAll')}
        </label>
      )}
      <ol className="register-list">
        {rooms.map((room) => (
          <RoomRow
            key={room.id}
            room={room}
            chosen={mayChange ? chosen.has(room.id) : null}
            onChoose={(on) => choose(room.id, on)}
          />
        ))}
      </ol>
      {rooms.length > 0 && (
        <ListFoot list={list} words={t('register.count', { count: rooms.length })} />
      )}
    </div>
  )
}
