import { openEmbedded, openOnServer, type TestDatabase } from '../../build/database/database.ts'
import { createMemoryTransactions } from '../../fakes/memory-records.ts'
import { describeRecords } from './records-suite.ts'

const underTest = ({ database, close }: TestDatabase) => ({
  transactions: database.transactions,
  close,
})

describeRecords('in memory', async () => ({
  transactions: createMemoryTransactions(),
  close: async () => undefined,
}))
describeRecords('PGlite', async () => underTest(await openEmbedded()))
describeRecords('PostgreSQL', async () => underTest(await openOnServer()))
