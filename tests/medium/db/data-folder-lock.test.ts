import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { lockDataFolder } from '../../../src/adapters/db/data-folder-lock.ts'
import { removeFolder, temporaryFolder } from '../../build/database/database.ts'

function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect !== 'function') throw new Error('this Node cannot be asked to collect garbage')
  collect()
}

test('a folder stays locked although nobody remembers the lock, until it is released', async () => {
  const folder = await temporaryFolder()
  try {
    const remembered = await lockDataFolder(folder)
    if (!remembered.ok) throw new Error(remembered.fault.message)
    remembered.value.release()
    expect(await lockDataFolder(folder)).toMatchObject({ ok: true })
    // What was handed out in the line above is garbage by now.
    await new Promise(setImmediate)
    collectGarbage()
    expect(await lockDataFolder(folder)).toMatchObject({
      ok: false,
      fault: { code: 'data-folder-in-use' },
    })
  } finally {
    await removeFolder(folder)
  }
})
