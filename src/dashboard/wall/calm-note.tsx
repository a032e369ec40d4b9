import { useTranslation } from 'react-i18next'
import type { Room } from '../../contracts/room.ts'
import { useConnection } from '../events/connection.tsx'
import { Icon } from '../icons/icon.tsx'
import { calmOf } from '../lib/calm.ts'
import { useProgramNow } from '../lib/time/use-program-now.ts'

const ICONS = { calm: 'check', blind: 'eye-off', nothing: 'off', unknown: 'question' } as const

/** No violation is going on, and what that is worth. */
export function CalmNote({ rooms }: { readonly rooms: readonly Room[] | undefined }) {
  const { t } = useTranslation()
  const connection = useConnection()
  const calm = calmOf(rooms, connection.kind !== 'lost', useProgramNow())
  const words = {
    calm: t('wall.calm'),
    blind: t('wall.calmBlind', { count: calm.kind === 'blind' ? calm.rooms : 0 }),
    nothing: t('wall.calmNothing'),
    unknown: t('wall.calmUnknown'),
  }
  return (
    <p className={`calm ${calm.kind}`} data-testid="calm" data-kind={calm.kind}>
      <Icon name={ICONS[calm.kind]} size={22} />
      {words[calm.kind]}
    </p>
  )
}
