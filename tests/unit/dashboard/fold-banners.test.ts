import { expect, test } from 'vitest'
import { foldBanners } from '../../../src/dashboard/lib/fold-banners.ts'

const notice = { code: 'disk-scarce', zh: '磁盘将满', en: 'the disk is nearly full' } as const

test('folded banners keep their count, and a blind patrol gives the line its voice', () => {
  const info = {
    clockShiftSeconds: 60,
    notices: [notice, notice],
    parts: [{ ready: true }, { ready: false }],
  }
  expect(foldBanners(info, true)).toEqual({
    kinds: ['blind', 'drill', 'notice', 'sound'],
    count: 5,
  })
})

test('nothing to tell is no line at all', () => {
  const info = { clockShiftSeconds: 0, notices: [], parts: [{ ready: true }] }
  expect(foldBanners(info, false)).toEqual({ kinds: [], count: 0 })
  expect(foldBanners(undefined, false).count).toBe(0)
})
