import { expect, test } from 'vitest'
import {
  type ProcessTicks,
  spentBelow,
  treeBelow,
} from '../../../../src/adapters/costs/tree-spending.ts'

const ROOT = 1
const process = (parent: number, own: number, reaped = 0, began = 7): ProcessTicks => ({
  parent,
  began,
  own,
  reaped,
})
const tree = (processes: Readonly<Record<number, ProcessTicks>>) =>
  treeBelow(new Map(Object.entries(processes).map(([pid, ticks]) => [Number(pid), ticks])), ROOT)

test('of a machine those below one are counted, at any depth, and nobody else', () => {
  const before = tree({ 1: process(0, 5), 2: process(1, 10), 3: process(2, 20), 4: process(9, 30) })
  const after = tree({
    1: process(0, 500),
    2: process(1, 11),
    3: process(2, 24),
    4: process(9, 99),
  })
  expect(spentBelow(ROOT, before, after)).toBe(5)
})

test('who ended is counted once: what it took while it lived is not counted again with its end', () => {
  const before = tree({ 1: process(0, 5, 100), 2: process(1, 40) })
  const after = tree({ 1: process(0, 5, 143) })
  expect(spentBelow(ROOT, before, after)).toBe(3)
})

test('who begins and ends between two readings is counted', () => {
  const before = tree({ 1: process(0, 5, 100) })
  expect(spentBelow(ROOT, before, tree({ 1: process(0, 5, 109) }))).toBe(9)
})

test('time of killed children that nobody waited for is not taken off that of others', () => {
  const before = tree({
    1: process(0, 5),
    2: process(1, 10),
    3: process(1, 50),
    4: process(3, 900),
  })
  const after = tree({ 1: process(0, 5, 52), 2: process(1, 17) })
  expect(spentBelow(ROOT, before, after)).toBe(7 + 2)
})

test('a number that is given to another process is another process', () => {
  const before = tree({ 1: process(0, 5), 2: process(1, 40) })
  const after = tree({ 1: process(0, 5, 41), 2: process(1, 6, 0, 8) })
  expect(spentBelow(ROOT, before, after)).toBe(6 + 1)
})
