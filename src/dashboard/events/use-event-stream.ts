import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import type { Violation } from '../../contracts/violation.ts'
import { keys } from '../api/query-keys.ts'
import { applyEvent } from './apply-event.ts'
import type { Connection } from './connection.tsx'
import { openEventStream } from './event-stream.ts'

/** Keeps the page in step with the server for as long as the calling component lives. */
export function useEventStream(onOpened: (violation: Violation) => void): Connection {
  const queries = useQueryClient()
  const [connection, setConnection] = useState<Connection>({ kind: 'connecting' })
  const announce = useEffectEvent(onOpened)

  useEffect(() => {
    const stream = openEventStream({
      event: (name, data) => {
        applyEvent(queries, name, data)
        if (name === 'violation.opened') announce(data as Violation)
      },
      opened: (resumed) => {
        setConnection({ kind: 'live' })
        if (resumed) void queries.invalidateQueries()
      },
      lost: () => {
        setConnection((before) =>
          before.kind === 'lost' ? before : { kind: 'lost', lostAt: Date.now() },
        )
        // A closed stream may mean that the session is over: ask who we are.
        void queries.invalidateQueries({ queryKey: keys.session })
      },
    })
    return () => stream.close()
  }, [queries])

  return connection
}
