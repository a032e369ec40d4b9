import { useTranslation } from 'react-i18next'
import type { CoverageGroup, CoverageTotals, ScheduledTotals } from '../../contracts/coverage.ts'
import { ScrollBox } from '../components/scroll-box.tsx'
import { useLanguage } from '../i18n/use-language.ts'
import { lengthText } from '../lib/time/format-duration.ts'

/** What somebody has to do something about first. */
const STATES = [
  'missed',
  'unseen',
  'seenSuspect',
  'seenPartly',
  'seenClean',
  'offAir',
] as const satisfies readonly (keyof CoverageTotals)[]

type Column = (typeof STATES)[number] | 'between' | 'unscheduled' | 'gap'

/** What is in no state is told apart where that was worked out. */
function secondsIn(column: Column, totals: ScheduledTotals): number {
  const { gap, unscheduled } = totals
  if (column === 'between') return gap - (unscheduled ?? 0)
  return column === 'unscheduled' ? (unscheduled ?? 0) : totals[column]
}

type Props = {
  readonly title: string
  readonly groups: readonly CoverageGroup[]
  readonly testId: string
  /** Whether its code is of use beside the name: of a place, of the file of a sweep. */
  readonly named?: boolean
}

type RowProps = Pick<Props, 'named'> & {
  readonly group: CoverageGroup
  readonly columns: readonly Column[]
}

function Row({ group, columns, named = false }: RowProps) {
  const { language, say } = useLanguage()
  const { name, title, rooms, totals } = group
  return (
    <tr>
      <th scope="row">
        {title === null ? name : say(title)}
        {title !== null && named && (
          <>
            {' '}
            <code className="small">{name}</code>
          </>
        )}
      </th>
      <td className="number">{rooms}</td>
      {columns.map((column) => (
        <td
          key={column}
          className={column === 'missed' && totals.missed > 0 ? 'number missed' : 'number'}
        >
          {lengthText(secondsIn(column, totals), language)}
        </td>
      ))}
    </tr>
  )
}

/** Room time in each state, a line a group; as hours, minutes and seconds. */
export function CoverageTable({ title, groups, testId, named = false }: Props) {
  const { t } = useTranslation()
  const isSplit = groups.every(({ totals }) => totals.unscheduled !== null)
  const columns: readonly Column[] = [...STATES, ...(isSplit ? SPLIT : WHOLE)]
  return (
    <ScrollBox className="coverage-scroll" label={title}>
      <table className="coverage-table" data-testid={testId}>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('coverage.name')}</th>
            <th scope="col">{t('coverage.rooms')}</th>
            {columns.map((column) => (
              <th scope="col" key={column}>
                {t(`coverage.state.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <Row key={group.name} group={group} columns={columns} named={named} />
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

const SPLIT = ['between', 'unscheduled'] as const
const WHOLE = ['gap'] as const
