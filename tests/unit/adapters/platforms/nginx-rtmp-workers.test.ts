import { expect, it } from 'vitest'
import { createWorkerBook } from '../../../../src/adapters/platforms/nginx-rtmp-workers.ts'
import { minutes, seconds } from '../../../../src/core/time/duration.ts'
import { at } from '../../../build/violations.ts'
import { createFakeClock } from '../../../fakes/fake-clock.ts'

const page = (worker: string, uptime: number | null = 3_600) => ({
  worker,
  uptime,
  publishers: [],
  audiences: [],
})

function opened() {
  const clock = createFakeClock(at('2026-10-17T09:31:00+08:00'))
  return { clock, book: createWorkerBook(clock) }
}

it('a worker that answered lately and not now is missing, on its own server alone', () => {
  const { book } = opened()
  book.note('a', [page('11'), page('12')])
  expect(book.missing('a', new Set(['11']))).toEqual(['12'])
  expect(book.missing('b', new Set(['11']))).toEqual([])
})

it('workers of before a restart are missing no more', () => {
  const { clock, book } = opened()
  book.note('a', [page('11'), page('12')])
  clock.advance(seconds(20))
  book.note('a', [page('21', 3)])
  expect(book.missing('a', new Set(['21']))).toEqual([])
})

it('workers that were started together do not replace each other, though one is heard first', () => {
  const { clock, book } = opened()
  book.note('a', [page('11', 0)])
  clock.advance(seconds(0.4))
  book.note('a', [page('12', 0)])
  clock.advance(seconds(5.5))
  book.note('a', [page('12', 5)])
  expect(book.missing('a', new Set(['12']))).toEqual(['11'])
})

it('one that took its place within a few seconds replaces it', () => {
  const { clock, book } = opened()
  book.note('a', [page('11', 0)])
  clock.advance(seconds(3))
  book.note('a', [page('21', 0)])
  expect(book.missing('a', new Set(['21']))).toEqual([])
})

it('one that fell silent for long is forgotten, and one that tells no uptime was never counted', () => {
  const { clock, book } = opened()
  book.note('a', [page('11'), page('12', null)])
  expect(book.missing('a', new Set())).toEqual(['11'])
  clock.advance(minutes(11))
  expect(book.missing('a', new Set())).toEqual([])
})
