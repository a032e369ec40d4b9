import { fail, type Result } from '../../core/fault.ts'
import { type ReportDays, spanOf } from '../../core/reports/report-case.ts'
import type { Records } from '../../ports/records/records.ts'

type Span = { readonly region: string; readonly days: ReportDays }

/**
 * Whether whoever asks reviews a lead of this place and span as the second person: it is hidden from him (decision 0269), so
 * that a report of his would leave it out, and one that somebody else filed would tell him the first decision.
 */
export async function holdsReview(
  { whole, counted }: Pick<Records, 'whole' | 'counted'>,
  { region, days }: Span,
): Promise<boolean> {
  const { start, end } = spanOf(days)
  const filter = { ...(region === '' ? {} : { region }), from: start, to: end }
  const [all, left] = [await whole.violations.count(filter), await counted.violations.count(filter)]
  return all !== left
}

export const HELD_NOTE =
  '您正在复核本时段内的线索，答复之前本稿不含该线索，数字与名单不全，也不能报送。A lead that you review is left out until you have answered; this draft is not whole.'

export const heldFromFiling = (): Result<never> =>
  fail(
    'wrong-state',
    '您正在复核本时段内的线索，该线索对您不可见，由您报送会漏报；请先答复复核，或由他人报送。You review a lead of this span, which is hidden from you: answer first, or let somebody else file it.',
    'state',
  )

export const heldFromReading = (): Result<never> =>
  fail(
    'wrong-state',
    '您正在复核本时段内的线索，已报送的报表会显示初次结论，答复复核后方可查看。You review a lead of this span: what was filed is shown once you have answered.',
    'state',
  )
