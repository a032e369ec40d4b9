import { expect, it } from 'vitest'
import { createHostPlaces, type LeavePlace } from '../../../../src/app/plan/host-places.ts'

const { signal } = new AbortController()

/** Asks for a place and notes when it was given. */
function asker(total: number, most: number) {
  const places = createHostPlaces(total)
  const given: string[] = []
  const held = new Map<string, LeavePlace[]>()
  const ask = (host: string): void => {
    void places.take(host, most, signal).then((leave) => {
      if (typeof leave !== 'function') return
      given.push(host)
      held.set(host, [...(held.get(host) ?? []), leave])
    })
  }
  return { places, given, held, ask }
}

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
}

it('a platform that never answers holds its own places and nobody else is kept waiting', async () => {
  const { given, ask } = asker(10, 3)
  for (let i = 0; i < 50; i += 1) ask('silent.cn')
  for (let i = 0; i < 3; i += 1) ask('quick.cn')
  await settle()
  expect(given.filter((host) => host === 'silent.cn')).toHaveLength(3)
  expect(given.filter((host) => host === 'quick.cn')).toHaveLength(3)
})

it('places that come free go round the platforms that wait, however long each line is', async () => {
  const { given, held, ask } = asker(1, 1)
  ask('first.cn')
  for (let i = 0; i < 20; i += 1) ask('long.cn')
  ask('short.cn')
  await settle()
  for (const host of ['first.cn', 'long.cn']) {
    held.get(host)?.[0]?.()
    await settle()
  }
  expect(given).toEqual(['first.cn', 'long.cn', 'short.cn'])
})

it('gives a place back once, and none to who has gone', async () => {
  const places = createHostPlaces(1)
  const leave = await places.take('a.cn', 1, signal)
  const gone = new AbortController()
  const waiting = places.take('b.cn', 1, gone.signal)
  gone.abort()
  expect(await waiting).toBe('process')
  if (typeof leave !== 'function') throw new Error('no place')
  leave()
  leave()
  expect(places.inFlight()).toBe(0)
  expect(await places.take('c.cn', 1, gone.signal)).toBe('process')
})

it('says whether the share of the platform was full, or the places of the process', async () => {
  const places = createHostPlaces(2)
  const gone = new AbortController()
  await places.take('a.cn', 1, signal)
  const [share, room] = [places.take('a.cn', 1, gone.signal), places.take('b.cn', 1, signal)]
  await room
  const process = places.take('c.cn', 1, gone.signal)
  gone.abort()
  expect(await Promise.all([share, process])).toEqual(['host', 'process'])
})
