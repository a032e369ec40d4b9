import { useTranslation } from 'react-i18next'
import type { Room } from '../../contracts/room.ts'
import { useAgeText } from '../components/age-text.tsx'
import { FreshImage } from '../components/fresh-image.tsx'
import { Icon } from '../icons/icon.tsx'
import { lookAge, STALE_AFTER_SECONDS, stateOf } from '../lib/room-states.ts'
import { useProgramNow } from '../lib/use-program-now.ts'

/** The room's latest picture with its age, or why there is none. */
export function RoomPicture({ room }: { readonly room: Room }) {
  const { t } = useTranslation()
  const age = lookAge(room, useProgramNow())
  const ageText = useAgeText()
  const state = stateOf(room)
  const stale = age !== null && age > STALE_AFTER_SECONDS
  return (
    <div className={`picture${stale ? ' stale' : ''}`}>
      {room.thumbnailUrl === null ? (
        <span className="picture-note">
          <Icon name={state === 'unseen' ? 'eye-off' : 'question'} size={28} />
          {t(state === 'unknown' ? 'wall.never' : 'wall.noPicture')}
        </span>
      ) : (
        <FreshImage url={room.thumbnailUrl} alt={room.title} failed={t('wall.pictureFailed')} />
      )}
      <span className="picture-age number">
        {stale && `${t('wall.pictureOld')} · `}
        {age === null ? t('wall.never') : t('wall.lookedAgo', { age: ageText(age) })}
      </span>
    </div>
  )
}
