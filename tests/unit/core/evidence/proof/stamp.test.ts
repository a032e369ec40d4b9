import { expect, test } from 'vitest'
import {
  type AnchorStamp,
  authorityName,
  stampDue,
  stampFindings,
  stampPause,
} from '../../../../../src/core/evidence/proof/stamp.ts'
import { minutes } from '../../../../../src/core/time/duration.ts'
import { parseInstant } from '../../../../../src/core/time/instant.ts'

const NOW = parseInstant('2026-11-30T08:00:00+08:00') ?? expect.fail()
const later = (count: number) => (NOW + minutes(count)) as typeof NOW
const stamped: AnchorStamp = {
  anchor: 7,
  authority: 'https://tsa.example.cn/tsr?token=1',
  token: new Uint8Array([1]),
  stampedAt: NOW,
  tries: 1,
  triedAt: NOW,
  trouble: null,
}
const waiting = { ...stamped, token: null, stampedAt: null, tries: 3, trouble: 'away:dns' }

test('the newest anchor is next when its time has come, and none twice', () => {
  expect(stampDue(null, 4, minutes(60), NOW)).toEqual({ anchor: 4, tries: 0 })
  expect(stampDue(null, null, minutes(60), NOW)).toBeNull()
  expect(stampDue(stamped, 9, minutes(60), later(30))).toBeNull()
  expect(stampDue(stamped, 9, minutes(60), later(60))).toEqual({ anchor: 9, tries: 0 })
  expect(stampDue(stamped, 7, minutes(60), later(60))).toBeNull()
})

test('one that waits is tried again before any other, each time after twice as long, an hour at most', () => {
  expect(stampDue(waiting, 9, minutes(1), later(3))).toBeNull()
  expect(stampDue(waiting, 9, minutes(1), later(4))).toEqual({ anchor: 7, tries: 3 })
  expect([1, 2, 3, 6, 7, 500].map(stampPause)).toEqual([1, 2, 4, 32, 60, 60].map(minutes))
})

test('what is missing could not be seen; what is of before its anchor is wrong; no token of an address is told', () => {
  expect(stampFindings(waiting, NOW, null)).toMatchObject([{ outcome: 'unseen' }])
  const wiped = { ...stamped, token: null }
  expect(stampFindings(wiped, NOW, null)).toMatchObject([{ outcome: 'unseen' }])
  expect(stampFindings(stamped, null, null)).toMatchObject([{ outcome: 'wrong' }])
  const read = { ok: true, token: new Uint8Array(), stampedAt: NOW } as const
  expect(stampFindings(stamped, NOW, read)).toEqual([])
  expect(stampFindings(stamped, later(6), read)).toMatchObject([{ outcome: 'wrong' }])
  expect(authorityName(stamped.authority)).toBe('tsa.example.cn')
  expect(authorityName('https://me:secret@tsa.example.cn:8443/')).toBe('tsa.example.cn:8443')
})
