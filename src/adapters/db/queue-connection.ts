import type { LastingEngine } from './lasting-engine.ts'
import type { TransactionScope } from './transactions.ts'

/** The embedded database as the queue may use it. */
export type EmbeddedEngine = Pick<LastingEngine, 'query' | 'exec' | 'listen' | 'transaction'>

/** How the queue reaches the database: over its own connections, or through the only one there is. */
export type QueueConnection =
  | { readonly kind: 'postgres'; readonly url: string }
  | { readonly kind: 'pglite'; readonly engine: EmbeddedEngine }

/** The queue's view of PGlite. A statement sent inside a transaction would wait for itself: refused. */
export function embeddedEngine(engine: LastingEngine, scope: TransactionScope): EmbeddedEngine {
  const outside = () => scope.forbid('The job queue was used')
  return {
    async query(query, parameters, options) {
      outside()
      return await engine.query(query, parameters, options)
    },
    async exec(query, options) {
      outside()
      return await engine.exec(query, options)
    },
    async transaction(work) {
      outside()
      return await engine.transaction(work)
    },
    listen: (channel, callback) => engine.listen(channel, callback),
  }
}
