import { expect, test } from 'vitest'
import { actOfRequest, mayRelay } from '../../../../src/adapters/rehearsal/desk/act-of-request.ts'

test('opening the page of a lead is seeing it, its pictures and its history are not', () => {
  expect(actOfRequest('GET', '/violations/v-1')).toEqual({ kind: 'seen', leadId: 'v-1' })
  expect(actOfRequest('GET', '/violations?ongoing=true')).toBeNull()
  expect(actOfRequest('GET', '/violations/v-1/evidence')).toBeNull()
})

test.each([
  ['claim', 'claimed'],
  ['confirm', 'confirmed'],
  ['confirm/undo', 'taken-back'],
  ['dismiss', 'dismissed'],
  ['cut', 'cut'],
])('%s is told as %s', (act, kind) => {
  expect(actOfRequest('POST', `/violations/v-1/${act}`)).toEqual({ kind, leadId: 'v-1' })
})

test.each([
  ['GET', '/violations'],
  ['GET', '/events?lastEventId=4'],
  ['POST', '/violations/v-1/confirm'],
  ['POST', '/violations/v-1/cut'],
  ['POST', '/cuts/c-1/approve'],
])('a trainee may %s %s', (method, path) => {
  expect(mayRelay(method, path)).toBe(true)
})

test.each([
  ['POST', '/session'],
  ['POST', '/users'],
  ['GET', '/users'],
  ['GET', '/tokens'],
  ['POST', '/channels'],
  ['POST', '/channels/c-1/subscriptions'],
  ['GET', '/push-key'],
  ['POST', '/violations/v-1/letters'],
  ['PUT', '/sweeps/all'],
  ['GET', '/violations/../users'],
])('nothing that reaches out of a rehearsal: %s %s', (method, path) => {
  expect(mayRelay(method, path)).toBe(false)
})
