import { useTranslation } from 'react-i18next'
import type { Room } from '../../../contracts/room.ts'
import { Link } from '../../components/link.tsx'
import { PlaceName } from '../../components/place-name.tsx'
import { StateBadge } from '../../components/state-badge.tsx'
import { stateOf } from '../../lib/room-states.ts'
import { roomPath } from '../../lib/routes.ts'

type Props = {
  readonly room: Room
  /** `null`: nothing can be chosen here. */
  readonly chosen: boolean | null
  onChoose(chosen: boolean): void
}

/** One room of the register. */
export function RoomRow({ room, chosen, onChoose }: Props) {
  const { t } = useTranslation()
  const { title, institutionName, region, stage, tier = 'ordinary', tags = [], cutTarget } = room
  return (
    <li
      className={`register-row${room.active ? '' : ' inactive'}`}
      data-testid="room-row"
      data-room-id={room.id}
    >
      {chosen !== null && (
        <input
          type="checkbox"
          checked={chosen}
          aria-label={t('register.select', { name: title })}
          data-testid="room-select"
          onChange={({ target }) => onChoose(target.checked)}
        />
      )}
      <span className="register-name">
        <Link href={roomPath(room.id)} className="clip">
          {title}
        </Link>
        <span className="muted small clip">{institutionName}</span>
      </span>
      <span>
        {room.active ? (
          <StateBadge state={stateOf(room)} />
        ) : (
          <span className="muted">{t('register.activeNo')}</span>
        )}
      </span>
      <span className="small">
        {t(`words.stage.${stage}`)} · {t(`register.tiers.${tier}`)}
        <span className="muted">
          {' '}
          <PlaceName code={region} />
        </span>
      </span>
      <span className="small register-tags">
        {tags.map((tag) => (
          <span key={tag} className="register-tag">
            {tag}
          </span>
        ))}
        <span className="muted">
          {t('register.cut')}
          {t('app.colon')}
          {cutTarget === null ? t('register.cutNone') : t(`register.targets.${cutTarget.platform}`)}
        </span>
      </span>
    </li>
  )
}
