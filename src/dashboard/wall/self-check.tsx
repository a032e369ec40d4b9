import { useTranslation } from 'react-i18next'
import { useSystem } from '../api/use-system.ts'
import { Icon } from '../icons/icon.tsx'

/** Whether the patrol finds what the program shows it: in one line, red when it does not. */
export function SelfCheck() {
  const { t } = useTranslation()
  const { data } = useSystem()
  const figures = data?.info.canaries ?? null
  if (figures === null || figures.sight === 'off') return null
  const wrong = figures.words !== null
  const { found, lessons, falseAlarms, others, medianSeconds } = figures
  const counts = t('wall.selfCheckCounts', { found, lessons, falseAlarms, others })
  const time =
    medianSeconds === null ? '' : t('wall.selfCheckTime', { seconds: Math.round(medianSeconds) })
  const nothing = lessons + others === 0
  return (
    <li
      className={`count self-check ${wrong ? 'state-violating' : 'state-clean'}`}
      title={t('wall.selfCheckHint')}
      data-testid="self-check"
      data-sight={figures.sight}
    >
      <Icon name={wrong ? 'eye-off' : 'check'} size={20} />
      <b>{wrong ? t('wall.selfCheckBlind') : t('wall.selfCheck')}</b>
      <span>{nothing ? t('wall.selfCheckNone') : `${counts}${time}`}</span>
    </li>
  )
}
