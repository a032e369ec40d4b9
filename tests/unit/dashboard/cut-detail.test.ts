import { expect, test } from 'vitest'
import { cutDetail, outcomeOf } from '../../../src/dashboard/cut/cut-detail.ts'

test('what a server said is told in Chinese, with its names', () => {
  expect(cutDetail('rtmp session T5 from 10.0.0.7:5000', 'zh')).toBe('会话 T5 rtmp 10.0.0.7:5000')
  expect(cutDetail('expected session A, found session B', 'zh')).toBe(
    '推流者已换：原为 session A，现为 session B',
  )
  expect(cutDetail('not-publishing', 'zh')).toBe('没有人在推流')
  expect(cutDetail('HTTP 404', 'zh')).toBe('服务器答复 HTTP 404')
})

test('a sentence that Chinese has not is left to the original, never shown in the middle of Chinese', () => {
  expect(cutDetail('frames advance by 3', 'zh')).toBeNull()
  expect(cutDetail('frames advance by 3', 'en')).toBe('frames advance by 3')
  expect(cutDetail('同一课程的画面 the same lesson', 'zh')).toBe('同一课程的画面')
})

test('a step that is only being sent is not called unreachable', () => {
  const detail = 'about to be sent, no answer known'
  expect(outcomeOf({ outcome: 'unreachable', detail })).toBe('sending')
  expect(outcomeOf({ outcome: 'unreachable', detail: 'unreachable' })).toBe('unreachable')
})
