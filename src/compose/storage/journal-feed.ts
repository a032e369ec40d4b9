import type { PlacedTransactions, Records, Transactions } from '../../ports/records/records.ts'

export type JournalFeed = {
  subscribe(listener: () => void): () => void
  /** What another process has written, up to that number; `null`: anything may have been written meanwhile. */
  hear(sequence: number | null): void
}

/**
 * Tells listeners in this process when a transaction that wrote to the journal has been committed, here, or elsewhere as
 * far as `hear` is told of it; the rest comes to light by the listeners' own polling. Numbers are committed in their
 * order, so whoever was told of one has been told of all before.
 */
export function withJournalFeed(transactions: PlacedTransactions): {
  readonly transactions: PlacedTransactions
  readonly feed: JournalFeed
} {
  const listeners = new Set<() => void>()
  let toldUpTo = 0
  const ring = (): void => {
    for (const listener of listeners) listener()
  }
  const tell = (sequence: number): void => {
    if (sequence <= toldUpTo) return
    toldUpTo = sequence
    ring()
  }
  const told = (inner: Transactions): Transactions => ({
    run: async (work) => {
      let appended = 0
      const result = await inner.run(async (records) => {
        appended = 0
        const journal: Records['journal'] = {
          append: async (event) => {
            const written = await records.journal.append(event)
            appended = written.sequence
            return written
          },
          appendAll: async (events) => {
            appended = Math.max(appended, await records.journal.appendAll(events))
            return appended
          },
          after: (sequence, limit) => records.journal.after(sequence, limit),
          ofSubject: (subjectId) => records.journal.ofSubject(subjectId),
          recordsOf: (subjectId, page) => records.journal.recordsOf(subjectId, page),
          firstOf: (type, subjectIds) => records.journal.firstOf(type, subjectIds),
          acts: (filter, page) => records.journal.acts(filter, page),
          last: () => records.journal.last(),
        }
        return await work({ ...records, journal })
      })
      tell(appended)
      return result
    },
  })
  return {
    feed: {
      subscribe: (listener) => {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
      hear: (sequence) => {
        if (sequence !== null) return tell(sequence)
        // After an outage it may be another journal, restored from before.
        toldUpTo = 0
        ring()
      },
    },
    transactions: {
      ...told(transactions),
      within: (jurisdiction) => told(transactions.within(jurisdiction)),
    },
  }
}
