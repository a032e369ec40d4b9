import { describe, expect, it } from 'vitest'
import type { WireReviewShare } from '../../../../src/contracts/quality/second-review.ts'
import { shareDraft, shareIn } from '../../../../src/dashboard/quality/share-draft.ts'

const share = (region: string, confirmed: number): WireReviewShare => ({
  ...{ region, regionName: null, confirmed, dismissed: 0.07, golden: 0.125 },
  ...{ savedBy: 'user:wang', savedAt: `of ${region}` },
})
const SHARES = [share('', 0.1), share('44', 0.2), share('4401', 0.3)]

describe('the shares of a place in their form', () => {
  it.each([
    ['440100', '30', 'of 4401'],
    ['4401', '30', 'of 4401'],
    ['440106', '30', null],
    ['440300', '20', null],
    ['440000', '20', 'of 44'],
    ['310000', '10', null],
    ['', '10', 'of '],
  ])('of %s begin with what holds there, %s %% saved %s', (region, confirmed, savedAt) => {
    const draft = shareDraft(SHARES, region)
    expect(draft).toEqual({ confirmed, dismissed: '7', golden: '12.5', savedAt })
    expect(shareIn(draft.golden)).toBe(0.125)
  })

  it('are none where nobody has set any', () => {
    expect(shareDraft([], '440100')).toEqual({
      ...{ confirmed: '0', dismissed: '0', golden: '0', savedAt: null },
    })
  })
})
