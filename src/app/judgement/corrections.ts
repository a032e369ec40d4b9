import type { CorrectedText } from '../../core/learning/correction.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { PlaceFilter } from '../../ports/records/filters.ts'
import { type ExportLabelsDeps, exportLabels, type LabelledCase } from '../queries/export-labels.ts'

/** Of a case: its first different ones. */
const TEXTS_OF_CASE = 8
/** Less is a page number or a name. */
const LEAST_CHARACTERS = 12
/** The newest cases. */
const MOST_CASES = 2_000

const length = (text: string): number => text.replace(/\s+/g, '').length

/** The texts of a decided case; none where the decision tells nothing of what the screens showed. */
export function textsOfCase(
  one: Pick<LabelledCase, 'content' | 'violationId' | 'title' | 'pageText'> & {
    readonly frames: readonly Pick<LabelledCase['frames'][number], 'text'>[]
  },
): readonly CorrectedText[] {
  const { content, violationId: caseId, title, pageText } = one
  if (content === null) return []
  const texts = [...new Set(one.frames.map(({ text }) => text))]
  return texts
    .filter((text) => length(text) >= LEAST_CHARACTERS)
    .slice(0, TEXTS_OF_CASE)
    .map((text) => ({ caseId, text, title, pageText, lesson: content === 'subject' }))
}

/** What people decided in a span, as texts to learn from: masked, the last word on each case, the newest cases. */
export async function corrections(
  deps: ExportLabelsDeps,
  span: PlaceFilter & { readonly from: Instant; readonly to: Instant },
): Promise<readonly CorrectedText[]> {
  const byCase = new Map<string, readonly CorrectedText[]>()
  for await (const one of exportLabels(deps, span)) {
    const texts = textsOfCase(one)
    if (texts.length === 0) continue
    byCase.delete(one.violationId)
    byCase.set(one.violationId, texts)
  }
  return [...byCase.values()].slice(-MOST_CASES).flat()
}
