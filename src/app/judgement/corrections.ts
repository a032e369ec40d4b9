import { type Corrections, createCorrections } from '../../core/learning/decided-cases.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { PlaceFilter } from '../../ports/records/filters.ts'
import { type ExportLabelsDeps, exportLabels } from '../queries/export-labels.ts'

/** What people decided in a span, as texts to learn from: masked, the last word on each case, the newest cases. */
export async function corrections(
  deps: ExportLabelsDeps,
  span: PlaceFilter & { readonly from: Instant; readonly to: Instant },
): Promise<Corrections> {
  const collected = createCorrections()
  for await (const one of exportLabels(deps, span)) {
    collected.add({ ...one, at: one.labelledAt, isContextUnread: one.contextUnread !== null })
  }
  return collected.all()
}
