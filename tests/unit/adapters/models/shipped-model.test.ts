import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { readModel } from '../../../../src/adapters/models/read-model.ts'
import { SHIPPED_MODEL } from '../../../../src/core/detection/classifier-model.ts'

it('ships a model that the check of model files takes', async () => {
  const file = new URL('../../../../src/core/detection/shipped-model.json', import.meta.url)
  expect(await readModel(fileURLToPath(file))).toEqual({ ok: true, value: SHIPPED_MODEL })
})
