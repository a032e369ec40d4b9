import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createMakingTurns } from '../../../../src/adapters/http/reports/making-turns.ts'

const STAYS = new AbortController().signal

/** Work that goes on until it is let go. */
function work(begun: string[], name: string) {
  const { promise, resolve } = Promise.withResolvers<string>()
  const begin = () => {
    begun.push(name)
    return promise
  }
  return { begin, finish: () => resolve(name) }
}

test('one report is made at a time, in the order they were asked for', async () => {
  const turns = createMakingTurns()
  const begun: string[] = []
  const [first, second] = [work(begun, 'first'), work(begun, 'second')]
  const answers = [turns.take('ana', STAYS, first.begin), turns.take('bo', STAYS, second.begin)]
  await setImmediate()
  expect(begun).toEqual(['first'])
  first.finish()
  expect(await answers[0]).toEqual({ done: 'first' })
  second.finish()
  expect(await answers[1]).toEqual({ done: 'second' })
})

test('nobody takes every place, and the line has an end', async () => {
  const turns = createMakingTurns()
  const one = work([], 'one')
  const asked = (who: string) => turns.take(who, STAYS, one.begin)
  const answers = [asked('ana'), asked('ana'), asked('ana')]
  expect(await asked('ana')).toBeNull()
  for (const who of ['bo', 'cai', 'dan', 'eva', 'fu']) answers.push(asked(who))
  expect(await asked('gu')).toBeNull()
  one.finish()
  expect(await Promise.all(answers)).toHaveLength(8)
  expect(await asked('ana')).toEqual({ done: 'one' })
})

test('who went away while waiting is not waited for, and what fails gives its place back', async () => {
  const turns = createMakingTurns()
  const begun: string[] = []
  const first = work(begun, 'first')
  const answer = turns.take('ana', STAYS, first.begin)
  const leaves = new AbortController()
  const left = turns.take('bo', leaves.signal, work(begun, 'left').begin)
  leaves.abort()
  expect(await left).toBeNull()
  first.finish()
  await answer
  const fails = () => Promise.reject(new Error('no'))
  await expect(turns.take('ana', STAYS, fails)).rejects.toThrow('no')
  expect(begun).toEqual(['first'])
  expect(await turns.take('bo', STAYS, async () => 1)).toEqual({ done: 1 })
})
