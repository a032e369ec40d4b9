import { useTranslation } from 'react-i18next'
import type { Room } from '../../contracts/room.ts'
import { useAgeText } from '../components/age-text.tsx'
import { FreshImage } from '../components/fresh-image.tsx'
import { useLanguage } from '../i18n/use-language.ts'
import { Icon } from '../icons/icon.tsx'
import { isStale, isUnpatrolled, lookAge, stateOf } from '../lib/room-states.ts'
import { useProgramNow } from '../lib/time/use-program-now.ts'

function NoPicture({ room }: { readonly room: Room }) {
  const { t } = useTranslation()
  const { say } = useLanguage()
  const words = room.status?.unseenWords ?? null
  if (room.status === null) return t('wall.never')
  if (words === null) return t('wall.noPicture')
  return <span data-unseen-reason={room.status.unseenReason}>{say(words)}</span>
}

/** The room's latest picture with its age, or why there is none. */
export function RoomPicture({ room }: { readonly room: Room }) {
  const { t } = useTranslation()
  const now = useProgramNow()
  const age = lookAge(room, now)
  const ageText = useAgeText()
  const state = stateOf(room)
  const stale = isStale(room, now) || isUnpatrolled(room)
  return (
    <div className={`picture${stale ? ' stale' : ''}`}>
      {room.thumbnailUrl === null ? (
        <span className="picture-note">
          <Icon name={state === 'unseen' ? 'eye-off' : 'question'} size={28} />
          <NoPicture room={room} />
        </span>
      ) : (
        <FreshImage url={room.thumbnailUrl} alt={room.title} failed={t('wall.pictureFailed')} />
      )}
      {age !== null && (
        <span className="picture-age number">
          {stale && `${t('wall.pictureOld')} · `}
          {t('wall.lookedAgo', { age: ageText(age) })}
        </span>
      )}
    </div>
  )
}
