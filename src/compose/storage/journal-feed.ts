import type { Records, Transactions } from '../../ports/records/records.ts'

export type JournalFeed = { subscribe(listener: () => void): () => void }

/**
 * Tells listeners in this process when a transaction that wrote to the journal has been committed. Other processes'
 * writes come to light by the listeners' own polling.
 */
export function withJournalFeed(transactions: Transactions): {
  readonly transactions: Transactions
  readonly feed: JournalFeed
} {
  const listeners = new Set<() => void>()
  return {
    feed: {
      subscribe: (listener) => {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
    },
    transactions: {
      run: async (work) => {
        let appended = false
        const result = await transactions.run(async (records) => {
          appended = false
          const journal: Records['journal'] = {
            append: async (event) => {
              appended = true
              return await records.journal.append(event)
            },
            appendAll: async (events) => {
              if (events.length > 0) appended = true
              await records.journal.appendAll(events)
            },
            after: (sequence, limit) => records.journal.after(sequence, limit),
            ofSubject: (subjectId) => records.journal.ofSubject(subjectId),
            firstOf: (type, subjectIds) => records.journal.firstOf(type, subjectIds),
            last: () => records.journal.last(),
          }
          return await work({ ...records, journal })
        })
        if (appended) for (const listener of listeners) listener()
        return result
      },
    },
  }
}
