import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { EventData } from '../../contracts/server-event.ts'
import { keys } from '../api/query-keys.ts'
import { useSystem } from '../api/use-system.ts'
import { NEW_WATCH, watchStream } from '../lib/stream-watch.ts'
import { applyEvent } from './apply-event.ts'
import type { Connection } from './connection.tsx'
import { type EventStream, openEventStream } from './event-stream.ts'

/** Compares what the journal says it holds with what came through, at each reading of the system. */
function useSilenceCheck(stream: { readonly current: EventStream | null }): void {
  const { data } = useSystem()
  const watch = useRef(NEW_WATCH)
  useEffect(() => {
    if (data === undefined || stream.current === null) return
    const received = stream.current.received()
    const judged = watchStream(watch.current, { sequence: data.info.lastEventSequence, received })
    watch.current = judged.watch
    if (judged.silent) stream.current.reopen()
  }, [data, stream])
}

/** Events that people should hear of at once. */
export type News = {
  [Name in 'violation.opened' | 'cut.changed']: { name: Name; data: EventData[Name] }
}['violation.opened' | 'cut.changed']

/** Keeps the page in step with the server for as long as the calling component lives. */
export function useEventStream(onNews: (news: News) => void): Connection {
  const queries = useQueryClient()
  const [connection, setConnection] = useState<Connection>({ kind: 'connecting' })
  const stream = useRef<EventStream | null>(null)
  const announce = useEffectEvent(onNews)

  useEffect(() => {
    const opened = openEventStream({
      event: (name, data) => {
        applyEvent(queries, name, data)
        if (name === 'violation.opened' || name === 'cut.changed') announce({ name, data } as News)
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
    stream.current = opened
    return () => opened.close()
  }, [queries])
  useSilenceCheck(stream)
  return useWithSystem(connection)
}

/** A stream that seems open while the program does not answer is no better than a lost one. */
function useWithSystem(connection: Connection): Connection {
  const { isError, dataUpdatedAt } = useSystem()
  if (connection.kind === 'lost' || !isError) return connection
  return dataUpdatedAt === 0 ? connection : { kind: 'lost', lostAt: dataUpdatedAt }
}
