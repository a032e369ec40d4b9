import { useTranslation } from 'react-i18next'
import { useDuty } from '../channels/use-channels.ts'
import { Icon } from '../icons/icon.tsx'

/** Whose turn it is, by the roster; nothing while there is no roster. */
export function OnDuty() {
  const { t } = useTranslation()
  const { data, error } = useDuty()
  if (data === undefined && error !== null) {
    return (
      <li className="count self-check state-unknown" data-testid="on-duty">
        <Icon name="clock" size={20} />
        <b>{t('handling.wall.onDuty')}</b>
        <span>{t('desk.duty.unreadable')}</span>
      </li>
    )
  }
  if (data === undefined || data.shifts.length === 0) return null
  const current = data.shifts.find(({ id }) => id === data.currentId)
  const people = current?.steps.map(({ person }) => person).join(' → ')
  return (
    <li
      className={`count self-check state-${people === undefined ? 'unknown' : 'off-air'}`}
      data-testid="on-duty"
    >
      <Icon name="clock" size={20} />
      <b>{t('handling.wall.onDuty')}</b>
      <span>{people ?? t('handling.wall.onDutyNobody')}</span>
    </li>
  )
}
