import { useTranslation } from 'react-i18next'
import { Icon, type IconName } from '../icons/icon.tsx'
import type { RoomState } from '../lib/room-states.ts'

export const STATE_ICONS: Readonly<Record<RoomState, IconName>> = {
  violating: 'alert',
  suspect: 'warning',
  unseen: 'eye-off',
  unknown: 'question',
  clean: 'check',
  'off-air': 'off',
}

type Props = {
  readonly state: RoomState
  /** In place of the word for the state. */
  readonly words?: string
}

/** A room's state in colour, shape and word. */
export function StateBadge({ state, words }: Props) {
  const { t } = useTranslation()
  return (
    <span className={`state-badge state-${state}`}>
      <Icon name={STATE_ICONS[state]} size={15} />
      {words ?? t(`words.roomState.${state}`)}
    </span>
  )
}
