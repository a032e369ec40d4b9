import { isWhole } from '../../src/core/access/jurisdiction.ts'
import type { PlacedTransactions, Transactions } from '../../src/ports/records/records.ts'

/** For records that know no regions: what a jurisdiction narrows is the database's to show. */
export const withoutRegions = (whole: Transactions): PlacedTransactions => ({
  ...whole,
  within: (jurisdiction) => {
    if (!isWhole(jurisdiction)) throw new Error('these records know no regions')
    return whole
  },
})
