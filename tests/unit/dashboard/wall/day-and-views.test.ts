import { expect, test } from 'vitest'
import { addsNothing } from '../../../../src/dashboard/coverage/goal-windows.ts'
import { isToBeShown, noticeState } from '../../../../src/dashboard/notices/notice-state.ts'
import { coverageLook } from '../../../../src/dashboard/wall/coverage-look.ts'
import { dayNow, lawPlaces } from '../../../../src/dashboard/wall/day/law-places.ts'
import {
  choicesOf,
  isWanted,
  leadsOf,
  wallFilterIn,
} from '../../../../src/dashboard/wall/views/wall-filter.ts'
import { wireRoom } from '../../../build/dashboard/wire-room.ts'
import { wireViolation } from '../../../build/dashboard/wire-violation.ts'

const part = (from: number, to: number, verdict: 'forbidden' | 'permitted') => ({
  from,
  to,
  verdict,
  rule: null,
  reason: null,
})
const DAY = [part(0, 360, 'forbidden'), part(360, 1230, 'permitted'), part(1230, 1440, 'forbidden')]

test('the wall says what holds now and what comes next; a gap is not permitted', () => {
  expect(dayNow(DAY, 600)).toEqual({ now: DAY[1], next: DAY[2] })
  expect(dayNow(DAY, 1230)).toEqual({ now: DAY[2], next: null })
  expect(dayNow(DAY.slice(1), 10)).toEqual({ now: null, next: DAY[1] })
})

test('the law is told where most rooms are, counties with their city', () => {
  const rooms = [
    { region: '440300', stage: 'compulsory' },
    { region: '440106', stage: 'compulsory' },
    { region: '440103', stage: 'compulsory' },
  ] as const
  expect(lawPlaces(rooms).map(({ region }) => region)).toEqual(['440100', '440300'])
})

test('coverage that nobody knows, or that nothing was due for, is not coverage that is kept', () => {
  const goal = (
    share: number | null,
    burning: 'fast' | null = null,
    earlier: number | null = 1,
  ) => [
    {
      name: 'seen' as const,
      objective: 0.98,
      burning,
      windows: [
        { window: '1h' as const, scheduled: 10, share, burn: null },
        { window: '3d' as const, scheduled: 90, share: earlier, burn: null },
      ],
    },
  ]
  expect(coverageLook(null).kind).toBe('unknown')
  expect(coverageLook(goal(null)).kind).toBe('idle')
  expect(coverageLook(goal(null, null, null)).kind).toBe('starting')
  expect(coverageLook(goal(0.9)).kind).toBe('missed')
  expect(coverageLook(goal(0.99)).kind).toBe('kept')
  expect(coverageLook(goal(0.99, 'fast')).kind).toBe('missed')
})

test('a share of hours before the program began is not told as if it were one', () => {
  const windows = [{ scheduled: 30 }, { scheduled: 30 }, { scheduled: 0 }]
  expect([0, 1, 2].map((place) => addsNothing(windows, place))).toEqual([false, true, false])
  expect(addsNothing([{ scheduled: 0 }, { scheduled: 0 }], 1)).toBe(false)
})

test('a filter leaves rooms of a province, platform or tag; a lead whose room is unknown stays', () => {
  const near = wireRoom({ id: 'near', region: '440106', title: '奥数', tags: ['重点楼宇'] })
  const far = wireRoom({ id: 'far', region: '450100', title: '画画', tags: [] })
  const filter = wallFilterIn('?region=440000&text=奥&nothing=1')
  expect([near, far].filter((room) => isWanted(room, filter))).toEqual([near])
  const leads = ['near', 'far', 'elsewhere'].map((roomId) => wireViolation({ id: roomId, roomId }))
  expect(leadsOf(leads, [near, far], filter).map(({ id }) => id)).toEqual(['near', 'elsewhere'])
  expect(choicesOf([near, far]).region).toEqual(['440100', '450100'])
})

test('the desktop is told only where leave was given, and only to who does not look at the page', () => {
  expect(noticeState(null, true)).toBe('unsupported')
  expect(noticeState('denied', true)).toBe('denied')
  expect(noticeState('default', true)).toBe('off')
  expect(noticeState('granted', false)).toBe('off')
  expect(isToBeShown(noticeState('granted', true), false)).toBe(true)
  expect(isToBeShown('on', true)).toBe(false)
})
