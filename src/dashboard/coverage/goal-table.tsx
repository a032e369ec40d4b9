import { useTranslation } from 'react-i18next'
import type { PatrolGoal } from '../../contracts/system.ts'
import { useSystem } from '../api/use-system.ts'
import { ScrollBox } from '../components/scroll-box.tsx'
import { measuredShare } from '../lib/percent.ts'
import { addsNothing } from './goal-windows.ts'

function GoalRow({ goal }: { readonly goal: PatrolGoal }) {
  const { t } = useTranslation()
  const { name, objective, burning, windows } = goal
  return (
    <tr data-testid={`goal-${name}`} data-burning={burning ?? 'no'}>
      <th scope="row">
        {t(`coverage.goal.${name}`, { share: measuredShare(objective) })}
        {burning !== null && (
          <strong className="missed"> · {t(`coverage.goal.burning.${burning}`)}</strong>
        )}
      </th>
      {windows.map(({ window, share }, place) => (
        <td
          key={window}
          className={share !== null && share < objective ? 'number missed' : 'number'}
        >
          {share === null ? t('coverage.goal.noData') : measuredShare(share)}
          {addsNothing(windows, place) && (
            <span className="muted small"> {t('coverage.goal.noEarlier')}</span>
          )}
        </td>
      ))}
    </tr>
  )
}

/** What the patrol promises of scheduled time and how it keeps it, worst first. Nothing scheduled, or nobody who knows, is said so. */
export function GoalTable() {
  const { t } = useTranslation()
  const { data } = useSystem()
  if (data === undefined) return null
  const { goals } = data.info
  if (goals === null) {
    return (
      <p className="muted small" data-testid="goals-unknown">
        {t('coverage.goal.unknown')}
      </p>
    )
  }
  return (
    <ScrollBox className="coverage-scroll" label={t('coverage.goal.title')}>
      <table className="coverage-table" data-testid="goals">
        <caption>{t('coverage.goal.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('coverage.goal.name')}</th>
            {goals[0]?.windows.map(({ window }) => (
              <th scope="col" key={window}>
                {t(`coverage.goal.window.${window}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {goals.map((goal) => (
            <GoalRow key={goal.name} goal={goal} />
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
