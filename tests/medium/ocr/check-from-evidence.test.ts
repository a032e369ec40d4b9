import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createEvidenceStore } from '../../../src/adapters/evidence/create-evidence-store.ts'
import { createPaddleRecogniser } from '../../../src/adapters/ocr/paddle/paddle-recogniser.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import { runCheckEvidence } from '../../../src/cli/check/check-evidence.ts'
import { openMigrated, preparedFolder, removeFolder } from '../../build/database/database.ts'
import { recordedContext } from '../../build/program/program-context.ts'
import { openReaders } from '../../build/readers/readers.ts'
import { watchLesson } from '../../build/watch/watched-lesson.ts'

let dataFolder: string
let violationId: string

async function recordLesson(): Promise<void> {
  const database = await openMigrated(dataFolder)
  const store = await createEvidenceStore(`file:${dataFolder}/evidence`)
  if (!store.ok) throw new Error(store.fault.message)
  const recogniser = await createPaddleRecogniser({
    modelFolder: null,
    dataFolder: `${dataFolder}/ocr`,
    workers: 1,
    recycleAfter: 100,
    readers: openReaders(),
    clock: createSystemClock(),
  })
  const { transactions } = database
  await watchLesson({ transactions, evidenceStore: store.value, recogniser }, [
    { slide: 'mathematics-light-28.png' },
    { slide: 'physics-dark-28.png' },
  ])
  const page = await transactions.run(({ violations }) =>
    violations.list({}, { limit: 1, cursor: null }),
  )
  violationId = page.items[0]?.id ?? ''
  await recogniser.close()
  await database.close()
}

beforeAll(async () => {
  dataFolder = await preparedFolder()
  await recordLesson()
})
afterAll(() => removeFolder(dataFolder))

async function check(id: string) {
  const { context, out, err } = recordedContext(dataFolder)
  const code = await runCheckEvidence(context, id)
  return { code, out: out(), err: err() }
}

it('breaks off without a word on the violation when it is asked to end', async () => {
  const { context, out, err } = recordedContext(dataFolder)
  const asked = { ...context, stop: AbortSignal.abort() }
  await expect(runCheckEvidence(asked, violationId)).rejects.toMatchObject({ name: 'AbortError' })
  expect([out(), err()]).toEqual(['', ''])
})

it('prints the same bytes each time and ends with 0, with 2 for a stranger and 12 for a lost frame', async () => {
  const first = await check(violationId)
  const second = await check(violationId)
  const stranger = await check('nobody')
  expect([first.code, second.code, stranger.code]).toEqual([0, 0, 2])
  expect(second.out).toBe(first.out)
  expect(JSON.parse(first.out)).toMatchObject({ identical: true, violationId })
  expect(first.err).toContain('与记录一致')

  const { frames } = JSON.parse(first.out) as { frames: readonly { sha256: string }[] }
  const name = frames[0]?.sha256 ?? ''
  await rm(join(dataFolder, 'evidence', name.slice(0, 2), name.slice(2, 4), name))
  const lost = await check(violationId)
  expect(lost.code).toBe(12)
  expect(lost.err).toContain(name)
})
