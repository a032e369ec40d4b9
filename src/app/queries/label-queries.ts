import type { Instant } from '../../core/time/instant.ts'
import type { OperatorLabel } from '../../core/violations/operator-label.ts'
import type { PlaceFilter } from '../../ports/records/filters.ts'
import type { Page, PageRequest, Transactions } from '../../ports/records/records.ts'

type LabelFilter = PlaceFilter & { readonly from?: Instant; readonly to?: Instant }

export type LabelQueries = {
  list(filter: LabelFilter, page: PageRequest): Promise<Page<OperatorLabel>>
}

export const createLabelQueries = ({
  transactions,
}: {
  readonly transactions: Transactions
}): LabelQueries => ({
  list: (filter, page) =>
    transactions.run(({ operatorLabels }) => operatorLabels.list(filter, page)),
})
