import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import type { CutOrder } from '../../../src/contracts/cut.ts'
import type { Room } from '../../../src/contracts/room.ts'
import type { Violation } from '../../../src/contracts/violation.ts'
import { keys } from '../../../src/dashboard/api/query-keys.ts'
import { applyEvent } from '../../../src/dashboard/events/apply-event.ts'
import { wireCut } from '../../build/dashboard/wire-cut.ts'
import { wireRoom, wireStatus } from '../../build/dashboard/wire-room.ts'
import { wireViolation } from '../../build/dashboard/wire-violation.ts'

const wallOf = (queries: QueryClient) => queries.getQueryData<Violation[]>(keys.wallViolations)

test('a new violation stands on top of the wall at once', () => {
  const queries = new QueryClient()
  queries.setQueryData(keys.wallViolations, [wireViolation({ id: 'old' })])
  const opened = wireViolation({ id: 'new', startedAt: '2026-03-07T09:59:00+08:00' })
  applyEvent(queries, 'violation.opened', opened)
  expect(wallOf(queries)?.map(({ id }) => id)).toEqual(['new', 'old'])
})

test('an event that was overtaken changes nothing back', () => {
  const queries = new QueryClient()
  const confirmed = wireViolation({ id: 'v', status: 'confirmed', version: 5 })
  queries.setQueryData(keys.wallViolations, [confirmed])
  queries.setQueryData(keys.violation('v'), confirmed)
  applyEvent(queries, 'violation.extended', wireViolation({ id: 'v', version: 4 }))
  expect(wallOf(queries)?.[0]?.status).toBe('confirmed')
  expect(queries.getQueryData<Violation>(keys.violation('v'))?.status).toBe('confirmed')
})

test('a decision makes what is on record of the institution be read anew, another sighting does not', () => {
  const queries = new QueryClient()
  const lead = wireViolation({ id: 'v', version: 1 })
  const record = keys.institutionRecord(lead.institutionId)
  queries.setQueryData(keys.violation('v'), lead)
  queries.setQueryData(record, {})
  const isStale = () => queries.getQueryState(record)?.isInvalidated
  applyEvent(queries, 'violation.extended', { ...lead, version: 2 })
  expect(isStale()).toBe(false)
  applyEvent(queries, 'violation.changed', { ...lead, version: 3, status: 'confirmed' })
  expect(isStale()).toBe(true)
})

test('a step of a cut reaches the order and everything that names it', () => {
  const queries = new QueryClient()
  const violation = wireViolation({ id: 'v', cut: { id: 'c', state: 'sent' } })
  queries.setQueryData(keys.wallViolations, [violation, wireViolation({ id: 'other' })])
  queries.setQueryData(keys.violation('v'), violation)
  const verified = wireCut({ id: 'c', violationId: 'v', state: 'verified', version: 9 })
  applyEvent(queries, 'cut.changed', verified)
  applyEvent(queries, 'cut.changed', { ...verified, state: 'accepted', version: 8 })
  expect(queries.getQueryData<CutOrder>(keys.cut('c'))?.state).toBe('verified')
  expect(wallOf(queries)?.map(({ cut }) => cut?.state)).toContain('verified')
  expect(wallOf(queries)?.find(({ id }) => id === 'other')?.cut).toBeNull()
})

test('a dry run is no cut', () => {
  const queries = new QueryClient()
  queries.setQueryData(keys.violation('v'), wireViolation({ id: 'v' }))
  applyEvent(queries, 'cut.changed', wireCut({ violationId: 'v', dryRun: true }))
  expect(queries.getQueryData<Violation>(keys.violation('v'))?.cut).toBeNull()
})

test('a room changes in place, keeps what is known of its legal time, and goes when taken off duty', () => {
  const queries = new QueryClient()
  const forbidden = wireRoom({}).legalTime
  queries.setQueryData(keys.rooms, [wireRoom({ id: 'r', legalTime: forbidden })])
  applyEvent(
    queries,
    'room.changed',
    wireRoom({ id: 'r', status: wireStatus('violating'), legalTime: null }),
  )
  const [room] = queries.getQueryData<Room[]>(keys.rooms) ?? []
  expect(room?.status?.state).toBe('violating')
  expect(room?.legalTime).toEqual(forbidden)
  applyEvent(queries, 'room.changed', wireRoom({ id: 'r', active: false }))
  expect(queries.getQueryData<Room[]>(keys.rooms)).toEqual([])
})

test('events for lists that nobody has opened are let go', () => {
  const queries = new QueryClient()
  applyEvent(queries, 'violation.opened', wireViolation({ id: 'v' }))
  expect(wallOf(queries)).toBeUndefined()
})
