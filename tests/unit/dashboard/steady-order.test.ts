import { expect, test } from 'vitest'
import { steadyOrder } from '../../../src/dashboard/wall/steady-order.ts'

const item = (id: string, group: string, seen = 0) => ({ id, group, seen })
type Item = ReturnType<typeof item>

const steady = (shown: readonly Item[], wanted: readonly Item[]) =>
  steadyOrder(
    shown,
    wanted,
    ({ group }, latest) => ({ ...latest, group }),
    (one) => ({ ...one, group: 'new' }),
  )

test('while it is pointed at nothing moves: new ones come last, gone ones stay, and all are up to date', () => {
  const shown = [item('a', 'pressing'), item('b', 'past')]
  const wanted = [item('c', 'pressing'), item('a', 'past', 1)]
  expect(steady(shown, wanted)).toEqual([
    item('a', 'pressing', 1),
    item('b', 'past'),
    item('c', 'new'),
  ])
})
