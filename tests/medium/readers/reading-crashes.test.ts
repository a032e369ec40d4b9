import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createPaddleRecogniser } from '../../../src/adapters/ocr/paddle/paddle-recogniser.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import { readPicture } from '../../../src/app/sight/read-picture.ts'
import type { ChildReaders } from '../../../src/ports/child-readers.ts'
import type { TextRecogniser } from '../../../src/ports/sight/text-recogniser.ts'
import { CRASHES } from '../../build/readers/crashing-ocr.ts'
import { readersOf } from '../../build/readers/reader-processes.ts'
import { openReaders } from '../../build/readers/readers.ts'
import { slide } from '../ocr/engine-suite.ts'

let dataFolder = ''
let picture = new Uint8Array()
beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'xuncha-ocr-'))
  picture = new Uint8Array(await slide('mathematics-light-28.png'))
})
afterAll(() => rm(dataFolder, { recursive: true, force: true }))

const open = (readers: ChildReaders): Promise<TextRecogniser> =>
  createPaddleRecogniser({
    modelFolder: null,
    dataFolder,
    workers: 1,
    recycleAfter: 100,
    readers,
    clock: createSystemClock(),
  })

it('a reader that crashes in mid-read costs no frame: the picture is tried once more', async () => {
  const readers = openReaders()
  const recogniser = await open(readers)
  const first = await recogniser.recognise(picture)
  const again = recogniser.recognise(picture)
  for (const pid of await readersOf(process.pid)) process.kill(pid, 'SIGSEGV')
  expect((await again).lines).toEqual(first.lines)
  expect(readers.health()).toEqual({ deaths: 1, poisonous: [] })
  await recogniser.close()
})

it('a picture that crashes two readers is unseen (reader-failed) and not read again; the next one is', async () => {
  const readers = openReaders()
  const module = new URL('../../build/readers/crashing-ocr.ts', import.meta.url)
  const recogniser = await open({
    ...readers,
    open: (program) => readers.open({ ...program, module }),
  })
  const crashing = Buffer.concat([picture, Buffer.from(CRASHES)])
  const poisonous = [createHash('sha256').update(crashing).digest('hex')]
  for (let i = 0; i < 2; i += 1) {
    const seen = await readPicture(recogniser, crashing, {})
    expect(seen).toMatchObject({ kind: 'unseen', reason: 'reader-failed' })
    expect(readers.health()).toEqual({ deaths: 2, poisonous })
  }
  expect((await recogniser.recognise(picture)).lines.length).toBeGreaterThan(0)
  expect(recogniser.trouble()).toBeNull()
  await recogniser.close()
})

// The runtime aborted the whole process when its thread was ended so long into a read.
it.each([180, 320, 460, 600])(
  'is closed %i ms into a read without taking anything with it',
  async (millis) => {
    const recogniser = await open(openReaders())
    await recogniser.recognise(picture)
    const reading = Array.from({ length: 4 }, () => recogniser.recognise(picture))
    const settled = Promise.allSettled(reading)
    await delay(millis)
    await recogniser.close()
    expect((await settled).at(-1)).toMatchObject({
      status: 'rejected',
      reason: { reason: 'closed' },
    })
    expect(await readersOf(process.pid)).toEqual([])
  },
)
