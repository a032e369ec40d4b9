import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { parseModelText } from '../../../../src/adapters/models/read-model.ts'
import { SHIPPED_MODEL } from '../../../../src/core/detection/classifier-model.ts'

it('ships a model that the check of model files takes', async () => {
  const file = new URL('../../../../src/core/detection/shipped-model.json', import.meta.url)
  expect(parseModelText(await readFile(file, 'utf8'))).toEqual({ ok: true, value: SHIPPED_MODEL })
})
