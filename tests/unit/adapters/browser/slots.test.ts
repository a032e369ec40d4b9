import { describe, expect, it } from 'vitest'
import { createSlots } from '../../../../src/adapters/browser/slots.ts'

const never = new AbortController().signal

describe('slots', () => {
  it('are never more than so many at once, and go to who waited longest', async () => {
    const slots = createSlots(2)
    const first = await slots.take(never)
    await slots.take(never)
    const order: string[] = []
    const third = slots.take(never).then((slot) => {
      order.push('third')
      return slot
    })
    const fourth = slots.take(never).then(() => order.push('fourth'))
    expect(order).toEqual([])
    first?.()
    const slot = await third
    expect(order).toEqual(['third'])
    slot?.()
    await fourth
    expect(order).toEqual(['third', 'fourth'])
  })

  it('are given back once, however often one says so', async () => {
    const slots = createSlots(1)
    const slot = await slots.take(never)
    slot?.()
    slot?.()
    await slots.take(never)
    const stop = new AbortController()
    const second = slots.take(stop.signal)
    stop.abort()
    expect(await second).toBeNull()
  })

  it('pass over who has gone away', async () => {
    const slots = createSlots(1)
    const slot = await slots.take(never)
    const stop = new AbortController()
    const gone = slots.take(stop.signal)
    const patient = slots.take(never)
    stop.abort()
    expect(await gone).toBeNull()
    slot?.()
    expect(await patient).not.toBeNull()
    expect(await slots.take(stop.signal)).toBeNull()
  })
})
