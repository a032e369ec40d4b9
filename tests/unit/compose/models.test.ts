import { mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Models, modelKeeper, openModels } from '../../../src/compose/models.ts'
import { SHIPPED_MODEL } from '../../../src/core/detection/classifier-model.ts'
import type { KeptModel } from '../../../src/core/detection/kept-model.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

const VERSION = SHIPPED_MODEL.modelVersion

let folder: string
let models: Models

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuncha-models-'))
  const opened = await openModels(folder)
  if (!opened.ok) throw new Error(opened.fault.message)
  models = opened.value
})

const versionOf = (found: Awaited<ReturnType<Models['named']>>): string =>
  found.ok ? found.value.model.modelVersion : found.fault.code

const older = (): KeptModel => ({
  ...models.shipped,
  model: { ...SHIPPED_MODEL, modelVersion: 'older 1' },
})

describe('the model that judged a violation', () => {
  it('is that of this release under its version, kept or not', async () => {
    expect(versionOf(await models.judgedWith(VERSION))).toBe(VERSION)
    await models.shelf.keep(models.shipped)
    expect(versionOf(await models.judgedWith(VERSION))).toBe(VERSION)
  })

  it('is a kept one under another version, and none where it was not kept', async () => {
    expect(versionOf(await models.judgedWith('older 1'))).toBe('evidence-missing')
    await models.shelf.keep(older())
    expect(versionOf(await models.judgedWith('older 1'))).toBe('older 1')
  })

  it('cannot be told where terms were changed under the version of this release', async () => {
    await models.shelf.keep({ ...models.shipped, lexicons: models.shipped.lexicons.slice(1) })
    expect(versionOf(await models.judgedWith(VERSION))).toBe('evidence-missing')
  })
})

describe('a model that is asked for by name', () => {
  it('is that of this release, a kept version, or a file', async () => {
    await models.shelf.keep(older())
    const file = join(folder, 'other.json')
    await writeFile(file, JSON.stringify({ ...SHIPPED_MODEL, modelVersion: 'from a file' }))
    expect(versionOf(await models.named('shipped'))).toBe(VERSION)
    expect(versionOf(await models.named('older 1'))).toBe('older 1')
    expect(versionOf(await models.named(file))).toBe('from a file')
    expect(versionOf(await models.named('nobody'))).toBe('bad-request')
  })
})

describe('a process that judges', () => {
  it('keeps its model once, and looks on where there is no room for it', async () => {
    const keep = modelKeeper(models, { logger: silentLogger })
    await keep()
    await keep()
    expect(await readdir(join(folder, 'models'))).toHaveLength(1)

    const opened = await openModels(join(folder, 'in-the-way'))
    await writeFile(join(folder, 'in-the-way'), 'a file')
    if (!opened.ok) throw new Error(opened.fault.message)
    await expect(modelKeeper(opened.value, { logger: silentLogger })()).resolves.toBeUndefined()
  })
})
