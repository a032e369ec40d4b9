import { expect, test } from 'vitest'
import { calmOf } from '../../../src/dashboard/lib/calm.ts'
import {
  countRooms,
  isStale,
  lookAge,
  shownStateOf,
  sightOf,
  sortRooms,
  stateOf,
} from '../../../src/dashboard/lib/room-states.ts'
import { partsToldByNotice } from '../../../src/dashboard/lib/told-parts.ts'
import { wireRoom, wireStatus } from '../../build/dashboard/wire-room.ts'

const NOW = Date.parse('2026-03-07T09:42:10+08:00')
const clean = wireRoom({ id: 'clean', status: wireStatus('clean') })
const unseen = wireRoom({ id: 'unseen', status: wireStatus('unseen', { unseenReason: 'timeout' }) })
const offAir = wireRoom({
  id: 'off',
  status: wireStatus('off-air', { lastLookAt: '2026-03-07T09:30:00+08:00' }),
})
const violating = wireRoom({ id: 'bad', status: wireStatus('violating') })
const neverLooked = wireRoom({ id: 'new', status: null })

test('a room nobody has looked at is unknown, never clean', () => {
  expect(stateOf(neverLooked)).toBe('unknown')
  expect(countRooms([neverLooked], NOW)).toMatchObject({ unknown: 1, clean: 0 })
  expect(lookAge(neverLooked, NOW)).toBeNull()
})

test('violating rooms stand first, and those that cannot be seen before those that are fine', () => {
  const order = sortRooms([offAir, clean, neverLooked, unseen, violating], NOW).map(({ id }) => id)
  expect(order).toEqual(['bad', 'unseen', 'new', 'clean', 'off'])
})

test('a room that was fine and that nobody looks at any more is not shown as fine', () => {
  expect(shownStateOf(clean, NOW + 120_000)).toBe('unknown')
  expect(countRooms([clean], NOW + 120_000)).toMatchObject({ unknown: 1, clean: 0 })
  expect(shownStateOf(offAir, NOW)).toBe('off-air')
  expect(shownStateOf(offAir, NOW + 600_000)).toBe('unknown')
  expect(shownStateOf(violating, NOW + 600_000)).toBe('violating')
})

test('the wall is calm only when every room was seen lately or is off air', () => {
  expect(calmOf([clean, offAir], true, NOW)).toEqual({ kind: 'calm' })
  expect(calmOf([clean, unseen], true, NOW)).toEqual({ kind: 'blind', rooms: 1 })
  expect(calmOf([clean, neverLooked], true, NOW)).toEqual({ kind: 'blind', rooms: 1 })
})

test('a picture that stopped coming a while ago is not calm', () => {
  expect(calmOf([clean], true, NOW + 120_000)).toEqual({ kind: 'blind', rooms: 1 })
})

test('what is too old is said by the server for each room, by how often it is looked at', () => {
  const seen = { lastLookAt: new Date(NOW).toISOString() }
  const due = (seconds: number) => ({
    ...seen,
    dueBy: new Date(NOW + seconds * 1_000).toISOString(),
  })
  const often = wireRoom({ status: wireStatus('clean', due(60)) })
  const rarely = wireRoom({ status: wireStatus('clean', due(600)) })
  expect(sightOf(often, NOW + 70_000)).toBe('overdue')
  expect(sightOf(rarely, NOW + 70_000)).toBe('known')
  expect(sightOf(rarely, NOW + 601_000)).toBe('overdue')
  expect(isStale(rarely, NOW + 601_000)).toBe(true)
})

test('a room that no sweep has keeps no calm colour, and is a blind spot where teaching is not permitted', () => {
  const at = (verdict: 'forbidden' | 'permitted') =>
    wireRoom({
      status: wireStatus('off-air', { dueBy: null }),
      legalTime: { verdict, rule: null, reason: { zh: '…', en: '…' }, until: null },
    })
  expect(sightOf(at('forbidden'), NOW)).toBe('unpatrolled')
  expect(shownStateOf(at('permitted'), NOW)).toBe('unknown')
  expect(calmOf([clean, at('forbidden')], true, NOW)).toEqual({ kind: 'blind', rooms: 1 })
  expect(calmOf([clean, at('permitted')], true, NOW)).toEqual({ kind: 'calm' })
  expect(shownStateOf(wireRoom({ status: wireStatus('violating', { dueBy: null }) }), NOW)).toBe(
    'violating',
  )
})

test('a room off air that nobody looks at any more is a blind spot', () => {
  expect(calmOf([clean, offAir], true, NOW + 30_000)).toEqual({ kind: 'calm' })
  const late = wireRoom({ status: wireStatus('off-air', { dueBy: new Date(NOW).toISOString() }) })
  expect(calmOf([clean, late], true, NOW + 1_000)).toEqual({ kind: 'blind', rooms: 1 })
})

test('nothing registered, not loaded and connection lost are each no reason to be calm', () => {
  expect(calmOf([], true, NOW)).toEqual({ kind: 'nothing' })
  expect(calmOf(undefined, true, NOW)).toEqual({ kind: 'unknown' })
  expect(calmOf([clean], false, NOW)).toEqual({ kind: 'unknown' })
})

test('trouble that a notice tells of is not told a second time', () => {
  const notice = (code: 'evidence-aside' | 'rooms-overdue' | 'clock-stepped') => ({
    code,
    zh: '…',
    en: '…',
  })
  const told = partsToldByNotice([notice('clock-stepped'), notice('rooms-overdue')])
  expect([...told]).toEqual(['patrol'])
  expect([...partsToldByNotice([notice('evidence-aside')])]).toEqual(['evidence'])
})
