import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Room } from '../../contracts/room.ts'
import type { Violation } from '../../contracts/violation.ts'
import { Button } from '../components/button.tsx'
import { Link } from '../components/link.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { WaitingLines } from '../components/waiting-lines.tsx'
import { useCommands } from '../lib/use-commands.ts'
import { BulkBar } from './bulk-bar.tsx'
import { CalmNote } from './calm-note.tsx'
import { useLeadOrder } from './use-lead-order.ts'
import { ViolationCard } from './violation-card.tsx'

type Props = {
  readonly violations: readonly Violation[] | undefined
  readonly error: unknown
  readonly rooms: readonly Room[] | undefined
  onRetry(): void
}

type ListProps = {
  readonly violations: readonly Violation[]
  readonly testId: string
  readonly past?: boolean
  readonly selected: readonly string[]
  onToggle(id: string): void
}

function LeadList({ violations, testId, past = false, selected, onToggle }: ListProps) {
  const { t } = useTranslation()
  return (
    <div className={`violation-list${past ? ' past' : ''}`} data-testid={testId}>
      {violations.map((violation) => (
        <div key={violation.id} className="violation-pick">
          <input
            type="checkbox"
            checked={selected.includes(violation.id)}
            onChange={() => onToggle(violation.id)}
            aria-label={t('handling.wall.select', { room: violation.roomTitle })}
            data-testid={`select-${violation.id}`}
          />
          <ViolationCard violation={violation} />
        </div>
      ))}
    </div>
  )
}

/** Leads that are selected; the space bar selects the one that has the focus. */
function useSelection(violations: readonly Violation[]) {
  const [chosen, setChosen] = useState<readonly string[]>([])
  const selected = chosen.filter((id) => violations.some((one) => one.id === id))
  const toggle = (id: string): void =>
    setChosen(selected.includes(id) ? selected.filter((one) => one !== id) : [...selected, id])
  useCommands((command) => {
    const card = document.activeElement?.closest('[data-violation-id]')
    const id = card?.getAttribute('data-violation-id') ?? null
    if (command !== 'space' || id === null) return false
    toggle(id)
    return true
  })
  return { selected, toggle, setChosen }
}

type GroupsProps = {
  readonly order: ReturnType<typeof useLeadOrder>
  readonly rooms: readonly Room[] | undefined
  readonly selected: readonly string[]
  onToggle(id: string): void
}

/** Most urgent first; what came while somebody reached for a card stands below, until he lets go. */
function LeadGroups({ order, rooms, selected, onToggle }: GroupsProps) {
  const { t } = useTranslation()
  const pressing = order.of('pressing')
  const pick = { selected, onToggle }
  const more = [
    { group: 'forPerson', title: t('wall.forPerson'), testId: 'for-person' },
    { group: 'past', title: t('wall.past'), testId: 'past' },
    { group: 'fresh', title: t('handling.wall.fresh'), testId: 'fresh' },
  ] as const
  return (
    <>
      <h3 className="sub">
        {t('wall.pressing')} <span className="number">{pressing.length}</span>
      </h3>
      {pressing.length === 0 && order.of('fresh').length === 0 && <CalmNote rooms={rooms} />}
      <LeadList {...pick} violations={pressing} testId="pressing" />
      {more.map(({ group, title, testId }) => {
        const leads = order.of(group)
        if (leads.length === 0) return null
        return (
          <div key={group}>
            <h3 className="sub">
              {title} <span className="number">{leads.length}</span>
            </h3>
            <LeadList {...pick} violations={leads} testId={testId} past={group === 'past'} />
          </div>
        )
      })}
    </>
  )
}

export function ViolationsPanel({ violations, error, rooms, onRetry }: Props) {
  const { t } = useTranslation()
  const order = useLeadOrder(violations ?? [])
  const { selected, toggle, setChosen } = useSelection(violations ?? [])
  return (
    <section className="violations" aria-labelledby="violations-title" {...order.handlers}>
      <h2 id="violations-title">
        {t('wall.violations')}
        {order.waiting > 0 && (
          <Button
            size="small"
            danger
            onClick={order.release}
            onPointerMove={(event) => event.stopPropagation()}
            data-testid="leads-waiting"
          >
            {t('handling.wall.waiting', { count: order.waiting })}
          </Button>
        )}
        <Link href="/violations" className="small">
          {t('wall.toRecords')} →
        </Link>
      </h2>
      {error !== null && <TroubleNote error={error} onRetry={onRetry} />}
      {violations === undefined && error === null && <WaitingLines />}
      <BulkBar selected={selected} onSelect={setChosen} />
      {violations !== undefined && (
        <LeadGroups order={order} rooms={rooms} selected={selected} onToggle={toggle} />
      )}
    </section>
  )
}
