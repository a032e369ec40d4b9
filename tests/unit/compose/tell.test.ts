import { expect, it } from 'vitest'
import { createTelling } from '../../../src/compose/roles/tell.ts'
import type { NodeTold } from '../../../src/ports/records/nodes.ts'
import { patiently } from '../../build/patience.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

const CALM: NodeTold = { notices: [], parts: [] }

it('a process that cannot say how it is for half a minute is not told as it was before', async () => {
  const answers: (() => void)[] = []
  const telling = createTelling(
    () => new Promise((resolve) => answers.push(() => resolve(CALM))),
    silentLogger,
  )
  telling.nudge()
  answers[0]?.()
  await patiently(() => expect(telling.told()).toEqual(CALM))
  for (let word = 0; word < 6; word += 1) telling.nudge()
  expect(telling.told()).toEqual(CALM)
  for (let word = 0; word < 3; word += 1) telling.nudge()
  expect(telling.told()?.parts.map(({ name }) => name)).toEqual(['telling'])
  answers[1]?.()
  await patiently(() => expect(telling.told()).toEqual(CALM))
})
