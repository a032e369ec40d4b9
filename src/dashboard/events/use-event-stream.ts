import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'
import type { EventData } from '../../contracts/server-event.ts'
import { isPassing } from '../api/problem-error.ts'
import { keys } from '../api/query-keys.ts'
import { isSilent, momentNow } from '../lib/silence.ts'
import { applyEvent } from './apply-event.ts'
import type { Connection } from './connection.tsx'
import { openEventStream } from './event-stream.ts'

/** Events that people should hear of at once. */
export type News = {
  [Name in 'violation.opened' | 'cut.changed']: { name: Name; data: EventData[Name] }
}['violation.opened' | 'cut.changed']

/** Keeps the page in step with the server for as long as the calling component lives. */
export function useEventStream(accountId: string, onNews: (news: News) => void): Connection {
  const queries = useQueryClient()
  const [connection, setConnection] = useState<Connection>({ kind: 'connecting' })
  const announce = useEffectEvent(onNews)

  useEffect(() => {
    let heard = momentNow()
    const live = (): void => {
      heard = momentNow()
      setConnection((before) => (before.kind === 'live' ? before : { kind: 'live' }))
    }
    const lost = (): void =>
      setConnection((before) =>
        before.kind === 'lost' ? before : { kind: 'lost', lostAt: heard.wall },
      )
    // A lost connection may mean that the session is over: ask who we are.
    const askWho = (): void => void queries.invalidateQueries({ queryKey: keys.session })
    const opened = openEventStream(accountId, {
      told: ({ name, data }) => {
        live()
        applyEvent(queries, name, data)
        if (name === 'violation.opened' || name === 'cut.changed') announce({ name, data } as News)
      },
      opened: () => {
        live()
        // Also at first: what was read before the stream began knows nothing of what happened in between.
        void queries.invalidateQueries()
      },
      heard: live,
      lost: () => {
        lost()
        askWho()
      },
      stranger: askWho,
    })
    const look = (): void => {
      if (isSilent(heard, momentNow())) lost()
    }
    const watch = setInterval(look, 1_000)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(watch)
      document.removeEventListener('visibilitychange', look)
      opened.close()
    }
  }, [queries, accountId])
  return useWithReadings(connection)
}

/** Since when the oldest thing on the page could not be read again; `null` when everything could. */
function oldestFailure(queries: QueryClient): number | null {
  const failed = queries.getQueryCache().findAll({
    type: 'active',
    predicate: ({ state }) =>
      state.status === 'error' && state.data !== undefined && isPassing(state.error),
  })
  return failed.length === 0
    ? null
    : Math.min(...failed.map(({ state: { dataUpdatedAt } }) => dataUpdatedAt))
}

/** Events that come while the lists cannot be read are no better than a lost connection. */
function useWithReadings(connection: Connection): Connection {
  const queries = useQueryClient()
  const failedSince = useSyncExternalStore(
    (onChange) => queries.getQueryCache().subscribe(onChange),
    () => oldestFailure(queries),
  )
  if (connection.kind === 'lost' || failedSince === null) return connection
  return { kind: 'lost', lostAt: failedSince }
}
