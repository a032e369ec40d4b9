import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Room } from '../../contracts/room.ts'
import { STATE_ICONS } from '../components/state-badge.tsx'
import { Icon } from '../icons/icon.tsx'
import { countRooms, type RoomState } from '../lib/room-states.ts'
import { useTenSeconds } from '../lib/time/use-program-now.ts'
import { CoverageLight } from './coverage-light.tsx'
import { OnDuty } from './on-duty.tsx'
import { HearingCheck, SelfCheck } from './self-check.tsx'

const SHOWN: readonly RoomState[] = [
  'violating',
  'suspect',
  'unseen',
  'unknown',
  'clean',
  'off-air',
]

/** How many rooms are in each state. Unknown counts are a dash, never a healthy zero. */
export function CountsStrip({ rooms }: { readonly rooms: readonly Room[] | undefined }) {
  const { t } = useTranslation()
  const now = useTenSeconds()
  const counts = useMemo(() => (rooms === undefined ? null : countRooms(rooms, now)), [rooms, now])
  return (
    <ul className="counts" aria-label={t('wall.counts')} data-testid="counts">
      {SHOWN.map((state) => {
        const count = counts?.[state]
        return (
          <li
            key={state}
            className={`count state-${state}${count === undefined || count === 0 ? ' zero' : ''}`}
            data-testid="count"
            data-state={state}
            data-count={count ?? ''}
          >
            <Icon name={STATE_ICONS[state]} size={20} />
            <b className="number">{count ?? '–'}</b>
            <span>{t(`words.roomState.${state}`)}</span>
          </li>
        )
      })}
      <OnDuty />
      <SelfCheck />
      <HearingCheck />
      <CoverageLight />
    </ul>
  )
}
