import { lazy, Suspense, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../contracts/session.ts'
import { useRooms } from '../api/use-rooms.ts'
import { useSteadyError } from '../api/use-steady-error.ts'
import { useWallViolations } from '../api/violations/use-violations.ts'
import { useConnection } from '../events/connection.tsx'
import { violationPath } from '../lib/routes.ts'
import { useCommands } from '../lib/use-commands.ts'
import { navigate, useSearch } from '../lib/use-path.ts'
import { requestAction } from '../lib/violations/pending-action.ts'
import { isPressing, neighbour, splitViolations } from '../lib/violations/violation-order.ts'
import { PowerStrip } from '../power/power-strip.tsx'
import { AttentionStrip } from '../search/saved/attention-strip.tsx'
import { CountsStrip } from '../wall/counts-strip.tsx'
import { DayLine } from '../wall/day/day-line.tsx'
import { RoomsPanel } from '../wall/rooms-panel.tsx'
import { isWanted, leadsOf, wallFilterIn } from '../wall/views/wall-filter.ts'
import { ViolationsPanel } from '../wall/violations-panel.tsx'

const ViewBar = lazy(async () => ({
  default: (await import('../wall/views/view-bar.tsx')).ViewBar,
}))

const focusedId = (): string | null => {
  const card = document.activeElement?.closest('[data-violation-id]')
  return card?.getAttribute('data-violation-id') ?? null
}

/** j and k walk through the cards; c, d and x open the one that is selected and ask there. */
function useWallKeys(ids: readonly string[], wall: { readonly current: HTMLElement | null }): void {
  useCommands((command) => {
    const selected = focusedId()
    if (command === 'next' || command === 'previous') {
      const id = neighbour(ids, selected, command === 'next' ? 1 : -1)
      if (id === null) return false
      wall.current?.querySelector<HTMLElement>(`[data-violation-id="${CSS.escape(id)}"]`)?.focus()
      return true
    }
    if (selected === null || command === 'help' || command === 'space') return false
    if (command !== 'open') requestAction(selected, command)
    navigate(violationPath(selected))
    return true
  })
}

/** The duty wall: what must be seen at a glance, at two in the morning, from across the room. */
export function WallPage({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  const rooms = useRooms()
  const violations = useWallViolations()
  const roomsError = useSteadyError(rooms)
  const violationsError = useSteadyError(violations)
  const wall = useRef<HTMLDivElement>(null)
  const filter = wallFilterIn(useSearch())
  const filtered = Object.keys(filter).length > 0
  const shownRooms = filtered ? rooms.data?.filter((room) => isWanted(room, filter)) : rooms.data
  const shown = filtered
    ? violations.data && leadsOf(violations.data, rooms.data ?? [], filter)
    : violations.data
  const { pressing, forPerson, past } = splitViolations(shown ?? [])
  useWallKeys(
    [...pressing, ...forPerson, ...past].map(({ id }) => id),
    wall,
  )
  const urgent = violations.data?.filter(isPressing).length ?? 0
  const old = useConnection().kind === 'lost'
  useEffect(() => {
    const count = urgent > 0 ? `(${urgent}) ` : ''
    document.title = `${old ? '⚠ ' : ''}${count}${t('app.wall')} · ${t('app.name')}`
  }, [urgent, old, t])
  return (
    <>
      <PowerStrip account={account} />
      <AttentionStrip />
      <div className="wall" ref={wall}>
        <h1 className="visually-hidden">{t('app.wall')}</h1>
        <CountsStrip rooms={rooms.data} />
        <DayLine rooms={shownRooms} />
        {rooms.data !== undefined && rooms.data.length > 0 && (
          <Suspense>
            <ViewBar
              rooms={rooms.data}
              filter={filter}
              shown={shownRooms?.length ?? 0}
              hidden={urgent - (shown?.filter(isPressing).length ?? 0)}
            />
          </Suspense>
        )}
        <ViolationsPanel
          violations={shown}
          error={violationsError}
          rooms={rooms.data}
          onRetry={() => void violations.refetch()}
        />
        <RoomsPanel
          rooms={shownRooms}
          error={roomsError}
          filtered={filtered}
          account={account}
          onRetry={() => void rooms.refetch()}
        />
      </div>
    </>
  )
}
