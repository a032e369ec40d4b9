import { expect, test } from 'vitest'
import * as wire from '../../../../src/contracts/words/learning-vocabulary.ts'
import { NO_OPINION_REASONS } from '../../../../src/core/detection/second-opinion.ts'
import { DISMISS_REASONS, LABEL_DECISIONS } from '../../../../src/core/violations/operator-label.ts'

test.each([
  ['dismiss reasons', wire.DISMISS_REASONS, DISMISS_REASONS],
  ['decisions of labels', wire.LABEL_DECISIONS, LABEL_DECISIONS],
  ['reasons for no second opinion', wire.NO_OPINION_REASONS, NO_OPINION_REASONS],
])('%s are the same on the wire as in the domain', (_name, onWire, inDomain) => {
  expect(onWire).toEqual(inDomain)
})
