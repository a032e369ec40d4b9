import { useTranslation } from 'react-i18next'
import type { SystemInfo } from '../../contracts/system.ts'
import { useSystem } from '../api/use-system.ts'
import { Icon, type IconName } from '../icons/icon.tsx'

type Figures = NonNullable<SystemInfo['canaries']>
/** `away`: its records cannot be read. */
type Sight = Figures['sight'] | 'away'

type Look = {
  readonly state: 'clean' | 'unknown' | 'violating'
  readonly icon: IconName
  readonly title: 'selfCheck' | 'selfCheckUnknown' | 'selfCheckStalled' | 'selfCheckBlind'
}

/** Green is what was found lately, and nothing else. */
const LOOKS: Readonly<Record<Exclude<Sight, 'off'>, Look>> = {
  seeing: { state: 'clean', icon: 'check', title: 'selfCheck' },
  unknown: { state: 'unknown', icon: 'question', title: 'selfCheckUnknown' },
  away: { state: 'unknown', icon: 'question', title: 'selfCheckUnknown' },
  stalled: { state: 'violating', icon: 'eye-off', title: 'selfCheckStalled' },
  blind: { state: 'violating', icon: 'eye-off', title: 'selfCheckBlind' },
}

function sightOf({ canaries, parts }: SystemInfo): Sight {
  if (canaries !== null) return canaries.sight
  // The part is told only where the program shows itself something.
  return parts.some(({ name }) => name === 'canaries') ? 'away' : 'off'
}

function useFiguresText(figures: Figures | null): string {
  const { t } = useTranslation()
  if (figures === null) return t('wall.selfCheckAway')
  const { sight, found, lessons, falseAlarms, others, medianSeconds } = figures
  if (lessons + others === 0) return t('wall.selfCheckNone')
  const counts = t('wall.selfCheckCounts', { found, lessons, falseAlarms, others })
  const time =
    medianSeconds === null ? '' : t('wall.selfCheckTime', { seconds: Math.round(medianSeconds) })
  return `${sight === 'unknown' ? `${t('wall.selfCheckLate')} ` : ''}${counts}${time}`
}

/** What is wrong with hearing, in a line of its own beside seeing; nothing while nothing is. */
export function HearingCheck() {
  const { t } = useTranslation()
  const { data } = useSystem()
  const heard = data?.info.heardCanaries ?? null
  if (heard?.sight !== 'blind' && heard?.sight !== 'stalled') return null
  const sees = data?.info.canaries?.sight === 'seeing'
  const deaf = sees ? 'selfCheckDeaf' : 'selfCheckDeafToo'
  const { found, lessons, falseAlarms, others } = heard
  return (
    <li
      className="count self-check state-violating"
      title={t('wall.selfCheckHint')}
      data-testid="hearing-check"
      data-sight={heard.sight}
    >
      <Icon name="mute" size={20} />
      <b>{t(`wall.${heard.sight === 'blind' ? deaf : 'selfCheckDeafStalled'}`)}</b>
      <span>{t('wall.selfCheckCounts', { found, lessons, falseAlarms, others })}</span>
    </li>
  )
}

/** Whether the patrol finds what the program shows it, in one line: red when it does not, neither red nor green unknown. */
export function SelfCheck() {
  const { t } = useTranslation()
  const { data } = useSystem()
  const text = useFiguresText(data?.info.canaries ?? null)
  const sight = data === undefined ? 'off' : sightOf(data.info)
  if (sight === 'off') return null
  const { state, icon, title } = LOOKS[sight]
  return (
    <li
      className={`count self-check state-${state}`}
      title={t('wall.selfCheckHint')}
      data-testid="self-check"
      data-sight={sight}
    >
      <Icon name={icon} size={20} />
      <b>{t(`wall.${title}`)}</b>
      <span>{text}</span>
    </li>
  )
}
