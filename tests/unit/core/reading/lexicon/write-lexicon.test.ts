import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { SHIPPED_MODEL } from '../../../../../src/core/detection/classifier-model.ts'
import { parseLexicon } from '../../../../../src/core/reading/lexicon/parse-lexicon.ts'
import { writeLexicon } from '../../../../../src/core/reading/lexicon/write-lexicon.ts'
import { SHIPPED_LEXICONS } from '../../../../build/classifier.ts'

it('all lexicons written as one are read again as they were', () => {
  const text = writeLexicon(SHIPPED_LEXICONS)
  const read = parseLexicon('all.tsv', text)
  expect(read.ok ? read.value.length : read.fault.message).toBe(SHIPPED_LEXICONS.length)
  expect(read.ok ? writeLexicon(read.value) : '').toBe(text)
})

it('terms and weights are one version: who changes a term gives the model another, and says both here', () => {
  const sha256 = createHash('sha256').update(writeLexicon(SHIPPED_LEXICONS)).digest('hex')
  expect({ version: SHIPPED_MODEL.modelVersion, sha256 }).toEqual({
    version: 'xuncha-three 2026-11-29.3',
    sha256: 'b9e566cb5ddc00d7315896331f44f2be1eb9a70bb2c71af74af0a9377345d203',
  })
})
