import { mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { createModelFolder } from '../../../../src/adapters/models/model-folder.ts'
import { SHIPPED_MODEL } from '../../../../src/core/detection/classifier-model.ts'
import { createClassifier } from '../../../../src/core/detection/classify.ts'
import { type KeptModel, theModelOf } from '../../../../src/core/detection/kept-model.ts'
import { SHIPPED_LEXICONS, shippedClassifier } from '../../../build/classifier.ts'

const SHIPPED: KeptModel = { model: SHIPPED_MODEL, lexicons: SHIPPED_LEXICONS }
const VERSION = SHIPPED_MODEL.modelVersion
const TEXT = '例1 已知一元二次方程 x²-5x+6=0,求两根之和。解:由韦达定理'

const someFolder = async (): Promise<string> =>
  join(await mkdtemp(join(tmpdir(), 'xuncha-models-')), 'models')

async function kept(...models: readonly KeptModel[]) {
  const folder = await someFolder()
  const shelf = createModelFolder(folder)
  for (const model of models) await shelf.keep(model)
  const found = await shelf.find(VERSION)
  return { folder, shelf, found: found.ok ? found.value : [] }
}

describe('a kept model', () => {
  it('answers as it did when it judged, to the byte', async () => {
    const { found } = await kept(SHIPPED)
    const again = found[0]
    expect(again?.model).toEqual(SHIPPED_MODEL)
    const answer = createClassifier(again?.lexicons ?? [], again?.model).classify({ text: TEXT })
    expect(JSON.stringify(answer)).toBe(
      JSON.stringify(shippedClassifier().classify({ text: TEXT })),
    )
  })

  it('is one file however often it is kept, that no other user can read', async () => {
    const { folder } = await kept(SHIPPED, SHIPPED)
    const names = await readdir(folder)
    expect(names).toHaveLength(1)
    expect((await stat(join(folder, names[0] ?? ''))).mode & 0o777).toBe(0o600)
  })

  it('is found by its whole version only', async () => {
    const { shelf } = await kept(SHIPPED, {
      ...SHIPPED,
      model: { ...SHIPPED_MODEL, modelVersion: `${VERSION}1` },
    })
    expect(await shelf.find(VERSION)).toMatchObject({ ok: true, value: [{}] })
    expect(await shelf.find('../../etc')).toEqual({ ok: true, value: [] })
  })

  it('that was changed is refused, and so is one that this release cannot run', async () => {
    const { folder, shelf } = await kept(SHIPPED)
    const [name = ''] = await readdir(folder)
    const text = (await promisify(gunzip)(await readFile(join(folder, name)))).toString('utf8')
    await writeFile(
      join(folder, name),
      await promisify(gzip)(text.replace('"format":2', '"format":1')),
    )
    expect(await shelf.find(VERSION)).toMatchObject({ fault: { code: 'evidence-altered' } })
    await writeFile(join(folder, name), 'nothing packed')
    expect(await shelf.find(VERSION)).toMatchObject({ fault: { code: 'evidence-altered' } })
  })
})

describe('the model that judged', () => {
  it('is never replaced by another: one sentence says why there is none', () => {
    const gone = theModelOf('xuncha-two 2027-01-01.1', [])
    const old = theModelOf('xuncha-lexicon 2026-11-23.7', [])
    const two = theModelOf(VERSION, [SHIPPED, SHIPPED])
    expect(gone.ok ? '' : gone.fault.message).toContain('未保存')
    expect(old.ok ? '' : old.fault.message).toContain('格式（1）')
    expect(two.ok ? '' : two.fault.message).toContain('两个不同的模型')
    expect(theModelOf(VERSION, [SHIPPED])).toEqual({ ok: true, value: SHIPPED })
  })
})
