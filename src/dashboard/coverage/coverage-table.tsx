import { useTranslation } from 'react-i18next'
import type { CoverageGroup, CoverageTotals } from '../../contracts/coverage.ts'
import { stopwatch } from '../lib/time/format-duration.ts'

/** What somebody has to do something about first. */
const STATES = [
  'missed',
  'unseen',
  'seenSuspect',
  'seenPartly',
  'seenClean',
  'offAir',
  'gap',
] as const satisfies readonly (keyof CoverageTotals)[]

type Props = {
  readonly title: string
  readonly groups: readonly CoverageGroup[]
  readonly testId: string
}

/** Room time in each state, a line a group; as hours, minutes and seconds. */
export function CoverageTable({ title, groups, testId }: Props) {
  const { t } = useTranslation()
  return (
    <table className="coverage-table" data-testid={testId}>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t('coverage.name')}</th>
          <th scope="col">{t('coverage.rooms')}</th>
          {STATES.map((state) => (
            <th scope="col" key={state}>
              {t(`coverage.state.${state}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {groups.map(({ name, rooms, totals }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="number">{rooms}</td>
            {STATES.map((state) => (
              <td
                key={state}
                className={state === 'missed' && totals.missed > 0 ? 'number missed' : 'number'}
              >
                {stopwatch(totals[state])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
