import type { Instant } from '../../core/time/instant.ts'
import type { OperatorLabel } from '../../core/violations/operator-label.ts'
import type { Page, PageRequest, Transactions } from '../../ports/records.ts'

type Span = { readonly from?: Instant; readonly to?: Instant }

export type LabelQueries = {
  list(span: Span, page: PageRequest): Promise<Page<OperatorLabel>>
}

export const createLabelQueries = ({
  transactions,
}: {
  readonly transactions: Transactions
}): LabelQueries => ({
  list: (span, page) => transactions.run(({ operatorLabels }) => operatorLabels.list(span, page)),
})
