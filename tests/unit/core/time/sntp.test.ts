import { expect, it } from 'vitest'
import { readSntp, sntpRequest } from '../../../../src/core/time/sntp.ts'

const MARK = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8])
const SENT = Date.UTC(2026, 9, 17)
const ERA = 2_208_988_800

/** As a server answers whose clock shows `arrived` and `left`. */
function answer(arrived: number, left: number, change: Readonly<Record<number, number>> = {}) {
  const bytes = new Uint8Array(48)
  const view = new DataView(bytes.buffer)
  bytes[0] = 0b00_100_100
  bytes[1] = 2
  bytes.set(MARK, 24)
  const put = (at: number, time: number): void => {
    view.setUint32(at, Math.floor(time / 1_000) + ERA)
    view.setUint32(at + 4, Math.round(((time % 1_000) / 1_000) * 4_294_967_296))
  }
  put(32, arrived)
  put(40, left)
  for (const [at, value] of Object.entries(change)) bytes[Number(at)] = value
  return bytes
}

const asked = { mark: MARK, sent: SENT, received: SENT + 40 }

it('the offset of the clock is the middle of the way there and back, within half of it', () => {
  const read = readSntp(answer(SENT + 1_015, SENT + 1_025), asked)
  expect(read?.offset).toBeCloseTo(1_000, 1)
  expect(read?.uncertainty).toBeGreaterThanOrEqual(15)
  expect(read?.uncertainty).toBeLessThan(18)
  expect(read?.stratum).toBe(2)
})

it('what the server says of itself makes it less certain', () => {
  // A root delay of one second and a dispersion of half a second.
  const read = readSntp(answer(SENT, SENT, { 5: 1, 10: 128 }), asked)
  expect(read?.uncertainty).toBeGreaterThan(1_000)
})

it('an answer to another question, of one that does not know the time, or cut short is none', () => {
  expect(readSntp(answer(SENT, SENT, { 24: 9 }), asked), 'another question').toBeNull()
  expect(readSntp(answer(SENT, SENT, { 0: 0b11_100_100 }), asked), 'not synchronised').toBeNull()
  expect(readSntp(answer(SENT, SENT, { 1: 0 }), asked), 'kiss of death').toBeNull()
  expect(readSntp(new Uint8Array(40), asked)).toBeNull()
  expect(sntpRequest(MARK)).toHaveLength(48)
})
