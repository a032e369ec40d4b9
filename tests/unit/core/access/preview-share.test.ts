import { expect, test } from 'vitest'
import { askShare, type PreviewTaken, STARTS } from '../../../../src/core/access/preview-share.ts'
import {
  nextInLine,
  PATIENCE,
  type WaitingLook,
} from '../../../../src/core/patrol/politeness-line.ts'
import { type Duration, minutes, seconds } from '../../../../src/core/time/duration.ts'
import { type Instant, plus } from '../../../../src/core/time/instant.ts'
import { at } from '../../../build/violations.ts'

const NOW = at('2026-10-17T09:31:00+08:00')

type Asked = { readonly who: string; readonly room: string; readonly now: Instant }

/** How many are let through of those who ask one after the other, and what the last was told. */
function letThrough(all: readonly Asked[]) {
  let taken: readonly PreviewTaken[] = []
  let through = 0
  let last: Duration = seconds(0)
  for (const { who, room, now } of all) {
    const answer = askShare(taken, { who, room }, { share: STARTS, now })
    taken = answer.taken
    last = answer.wait
    if (answer.wait === 0) through += 1
  }
  return { through, last }
}
const asks = (count: number, ask: (n: number) => { who: string; room: string }): Asked[] =>
  Array.from({ length: count }, (_, n) => ({ ...ask(n), now: NOW }))

test('a flood of previews is bounded by person, by room and in all', () => {
  expect(letThrough(asks(200, (n) => ({ who: 'li', room: `${n}` }))).through).toBe(10)
  expect(letThrough(asks(200, (n) => ({ who: `${n}`, room: 'a' }))).through).toBe(6)
  expect(letThrough(asks(200, (n) => ({ who: `${n}`, room: `${n}` }))).through).toBe(30)
})

test('who is refused is told when there is room again, and has it then', () => {
  const flood = asks(11, (n) => ({ who: 'li', room: `${n}` }))
  expect(letThrough(flood).last).toBe(minutes(1))
  const later = { who: 'li', room: 'a', now: plus(NOW, minutes(1)) }
  expect(letThrough([...flood, later])).toEqual({ through: 11, last: 0 })
})

test('previews without end make no look of the patrol be given up', () => {
  const left: string[] = []
  let waiting: readonly WaitingLook[] = []
  // A platform of ten looks a minute; previews come each second, the patrol twice a minute.
  for (let second = 0; second < 600; second += 1) {
    const now = seconds(second)
    const come = (priority: WaitingLook['priority']): WaitingLook => ({
      ...{ id: `${priority} ${second}`, priority, since: now },
    })
    waiting = [...waiting, come('preview'), ...(second % 30 === 1 ? [come('patrol')] : [])]
    const gone = waiting.filter(({ since, priority }) => since + PATIENCE[priority] < now)
    left.push(...gone.map(({ priority }) => priority))
    waiting = waiting.filter((look) => !gone.includes(look))
    const next = second % 6 === 0 ? nextInLine(waiting) : null
    waiting = waiting.filter((look) => look !== next)
  }
  expect(left).not.toContain('patrol')
})
