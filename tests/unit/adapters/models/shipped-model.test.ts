import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { parseModelText } from '../../../../src/adapters/models/read-model.ts'
import { SHIPPED_MODEL } from '../../../../src/core/detection/classifier-model.ts'
import { modelText } from '../../../../training/model-text.ts'

it('ships a model that the check of model files takes', async () => {
  const file = new URL('../../../../src/core/detection/shipped-model.json', import.meta.url)
  expect(parseModelText(await readFile(file, 'utf8'))).toEqual({ ok: true, value: SHIPPED_MODEL })
})

it('a model is written in ASCII, and is the same when it is read', () => {
  const text = modelText(SHIPPED_MODEL)
  expect(text).toMatch(/^[\x20-\x7e\n]*$/)
  expect(parseModelText(text)).toEqual({ ok: true, value: SHIPPED_MODEL })
})
