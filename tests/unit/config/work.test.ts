import { expect, it } from 'vitest'
import { STAGES } from '../../../src/app/pipeline.ts'
import { parseSettings } from '../../../src/config/settings.ts'
import { WORK_STAGES } from '../../../src/contracts/words/work-stages.ts'

const workOf = (settings: Readonly<Record<string, string>>) => {
  const parsed = parseSettings(settings, '/srv/xuncha')
  return parsed.ok ? parsed.value.settings.work : parsed.fault
}

it('kinds of work are the stages of the pipeline', () => {
  expect(WORK_STAGES).toEqual(STAGES)
})

it('a worker takes everything unless it is told which kinds, and how many of each at once', () => {
  expect(workOf({})).toEqual({ kinds: null, readers: null })
  expect(workOf({ XUNCHA_WORK: 'watch=32, probe', XUNCHA_READERS: '2' })).toEqual({
    kinds: new Map([
      ['watch', 32],
      ['probe', null],
    ]),
    readers: 2,
  })
})

it.each(['watch=0', 'watch=1001', 'listen', 'watch,watch=2', 'watch=', 'watch,,probe', 'WATCH'])(
  'work that cannot be meant is refused: %s',
  (text) => {
    expect(workOf({ XUNCHA_WORK: text })).toMatchObject({
      code: 'setting-invalid',
      where: 'XUNCHA_WORK',
    })
  },
)

it.each(['0', '65', 'two', '1.5'])(
  'a number of readers that cannot be meant is refused: %s',
  (text) => {
    expect(workOf({ XUNCHA_READERS: text })).toMatchObject({ where: 'XUNCHA_READERS' })
  },
)
