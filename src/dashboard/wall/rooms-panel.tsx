import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Room } from '../../contracts/room.ts'
import type { Account } from '../../contracts/session.ts'
import { WhyNot } from '../accounts/why-not.tsx'
import { Link } from '../components/link.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { WaitingLines } from '../components/waiting-lines.tsx'
import { shownStateOf, sortRooms } from '../lib/room-states.ts'
import { useTenSeconds } from '../lib/time/use-program-now.ts'
import { RoomSlot } from './room-slot.tsx'

/** From so many on only what is near the screen is drawn. */
const MANY = 60

type Props = {
  readonly rooms: readonly Room[] | undefined
  readonly error: unknown
  /** Some are left out by a filter. */
  readonly filtered: boolean
  readonly account: Pick<Account, 'role' | 'may'>
  onRetry(): void
}

function RoomSkeletons() {
  return (
    <div className="rooms-grid" aria-hidden="true">
      {['a', 'b', 'c'].map((key) => (
        <div key={key} className="room-card">
          <div className="picture" />
          <div className="room-text">
            <WaitingLines />
          </div>
        </div>
      ))}
    </div>
  )
}

/** The way to the first room, for whoever may go it. */
function FirstRoom({ account }: Pick<Props, 'account'>) {
  const { t } = useTranslation()
  if (!account.may.includes('registry')) return <WhyNot account={account} act="registry" />
  return (
    <>
      <p>
        <Link href="/rooms" data-testid="first-room">
          {t('register.paste.title')} →
        </Link>
      </p>
      {account.may.includes('accounts') && (
        <p>
          <Link href="/setup">{t('setup.title')} →</Link>
        </p>
      )}
      <p className="small">{t('wall.roomsEmptyHint')}</p>
    </>
  )
}

export function RoomsPanel({ rooms, error, filtered, account, onRetry }: Props) {
  const { t } = useTranslation()
  const now = useTenSeconds()
  const sorted = useMemo(() => sortRooms(rooms ?? [], now), [rooms, now])
  const watched = sorted.filter((room) => shownStateOf(room, now) !== 'off-air')
  const offAir = sorted.filter((room) => shownStateOf(room, now) === 'off-air')
  return (
    <section className="rooms" aria-labelledby="rooms-title">
      <h2 id="rooms-title">
        {t('wall.rooms')}
        {rooms !== undefined && (
          <small className="muted">{t('wall.all', { count: rooms.length })}</small>
        )}
      </h2>
      {error !== null && <TroubleNote error={error} onRetry={onRetry} />}
      {rooms === undefined && error === null && <RoomSkeletons />}
      {rooms?.length === 0 && filtered && <p className="nothing-yet">{t('desk.views.empty')}</p>}
      {rooms?.length === 0 && !filtered && (
        <div className="nothing-yet">
          <p>{t('wall.roomsEmpty')}</p>
          <FirstRoom account={account} />
        </div>
      )}
      {watched.length > 0 && (
        <div className="rooms-grid">
          {watched.map((room) => (
            <RoomSlot key={room.id} room={room} many={sorted.length > MANY} />
          ))}
        </div>
      )}
      {sorted.length > 0 && watched.length === 0 && (
        <p className="muted">{t('wall.nothingOnAir')}</p>
      )}
      {offAir.length > 0 && (
        <>
          <h3 className="sub">
            {t('wall.offAir')} <span className="number">{offAir.length}</span>
          </h3>
          <div className="rooms-grid compact">
            {offAir.map((room) => (
              <RoomSlot key={room.id} room={room} compact many={sorted.length > MANY} />
            ))}
          </div>
        </>
      )}
    </section>
  )
}
