import type { WireLabel } from '../../../contracts/reading/label.ts'
import { formatInstant } from '../../../core/time/instant.ts'
import { type OperatorLabel, saidContent } from '../../../core/violations/operator-label.ts'

export const presentLabel = (label: OperatorLabel): WireLabel => ({
  ...label,
  content: saidContent(label),
  at: formatInstant(label.at),
})
