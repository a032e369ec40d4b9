import type { PGlite } from '@electric-sql/pglite'
import type { TransactionScope } from './transactions.ts'

/** The embedded database as the queue may use it. */
export type EmbeddedEngine = {
  // biome-ignore lint/suspicious/noExplicitAny: rows are whatever the statement selects.
  query<T = any>(query: string, parameters?: unknown[]): Promise<{ rows: T[] }>
  // biome-ignore lint/suspicious/noExplicitAny: rows are whatever the statement selects.
  exec(query: string): Promise<{ rows: any[] }[]>
  listen(channel: string, callback: (payload: string) => void): Promise<() => Promise<void>>
}

/** How the queue reaches the database: over its own connections, or through the only one there is. */
export type QueueConnection =
  | { readonly kind: 'postgres'; readonly url: string }
  | { readonly kind: 'pglite'; readonly engine: EmbeddedEngine }

/** The queue's view of PGlite. A statement sent inside a transaction would wait for itself: refused. */
export function embeddedEngine(pglite: PGlite, scope: TransactionScope): EmbeddedEngine {
  return {
    async query(query, parameters) {
      scope.forbid('The job queue was used')
      return await pglite.query(query, parameters)
    },
    async exec(query) {
      scope.forbid('The job queue was used')
      return await pglite.exec(query)
    },
    listen: (channel, callback) => pglite.listen(channel, callback),
  }
}
