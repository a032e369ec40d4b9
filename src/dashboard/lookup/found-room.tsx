import { useTranslation } from 'react-i18next'
import type { RoomLookup } from '../../contracts/room.ts'
import { StateBadge } from '../components/state-badge.tsx'
import { useLanguage } from '../i18n/use-language.ts'
import { stateOf } from '../lib/room-states.ts'
import { LicenceFacts } from './licence-facts.tsx'
import { RoomToday } from './room-today.tsx'
import { RoomViolations } from './room-violations.tsx'

type Props = { readonly match: RoomLookup['matches'][number] }

/** A room that the address may belong to, why, and what an officer wants to know of it next. */
export function FoundRoom({ match }: Props) {
  const { t } = useTranslation()
  const { say } = useLanguage()
  const { room } = match
  return (
    <article
      className="found-room"
      data-testid="found-room"
      data-room-id={room.id}
      data-why={match.why}
    >
      <header>
        <StateBadge state={stateOf(room)} />
        <h2>{room.title}</h2>
        {room.rehearsal && <span className="tag-drill">{t('app.rehearsal')}</span>}
        {!room.active && <span className="muted">{t('lookup.inactive')}</span>}
      </header>
      <p className="found-why">
        <b>{say(match.whyWords)}</b> · {t(`lookup.by.${match.by}`)} <code>{match.address}</code>
      </p>
      <div className="found-parts">
        <LicenceFacts room={room} />
        <RoomToday roomId={room.id} />
      </div>
      <RoomViolations roomId={room.id} />
    </article>
  )
}
