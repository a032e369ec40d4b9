import { expect, test } from 'vitest'
import { unsayableWords } from '../../../../src/core/registry/sayable-names.ts'

const nginx = (stream: string) =>
  ({ platform: 'nginx-rtmp', apiUrl: 'http://10.0.0.7', app: 'live', stream }) as const

test('a name that nginx-rtmp cannot be told is said when it is registered, with the way out', () => {
  expect(unsayableWords(nginx('maths-7_a'))).toBeNull()
  expect(unsayableWords(nginx('初二 数学'))?.zh).toMatch(/初二 数学.*发函/)
  expect(unsayableWords(nginx('a&b'))?.en).toContain('a&b')
})

test('other servers have no trouble with it', () => {
  expect(unsayableWords({ ...nginx('初二 数学'), platform: 'srs' })).toBeNull()
  expect(unsayableWords(null)).toBeNull()
})
