import { beforeEach, describe, expect, it } from 'vitest'
import {
  addOpinion,
  consult,
  createSecondOpinions,
} from '../../../../src/app/watch/second-opinions.ts'
import type { SecondOpinion } from '../../../../src/core/detection/second-opinion.ts'
import { hours } from '../../../../src/core/time/duration.ts'
import type { SecondOpinionModel } from '../../../../src/ports/second-opinion.ts'
import { at } from '../../../build/violations.ts'
import { createFakeClock, type FakeClock } from '../../../fakes/fake-clock.ts'
import { createFakeOpinionModel } from '../../../fakes/fake-opinion-model.ts'
import { silentLogger } from '../../../fakes/silent-logger.ts'

const FRAME = { sha256: 'ab'.repeat(32), png: new Uint8Array([1]) }
const NOON = at('2026-10-17T12:00:00+08:00')

let clock: FakeClock
beforeEach(() => {
  clock = createFakeClock(NOON)
})
const opinionsOf = (model: SecondOpinionModel, perHour: number) =>
  createSecondOpinions({ model, clock, logger: silentLogger, perHour })

describe('asking another model', () => {
  it('stays within what is allowed an hour, says so, and goes on in the next', async () => {
    const model = createFakeOpinionModel()
    const opinions = opinionsOf(model, 2)
    const kinds: string[] = []
    for (let n = 0; n < 3; n += 1) kinds.push((await opinions.ask(FRAME)).answer.kind)
    const beyond = await opinions.ask(FRAME)
    expect(kinds).toEqual(['opinion', 'opinion', 'no-opinion'])
    expect(beyond.answer).toMatchObject({ reason: 'budget' })
    clock.advance(hours(1))
    expect((await opinions.ask(FRAME)).answer.kind).toBe('opinion')
    expect(model.asked).toBe(3)
  })

  it('asks two at once and no more', async () => {
    const release: (() => void)[] = []
    const slow: SecondOpinionModel = {
      model: 'slow',
      ask: () =>
        new Promise((resolve) => {
          release.push(() => resolve({ kind: 'no-opinion', reason: 'timeout', detail: '' }))
        }),
    }
    const opinions = opinionsOf(slow, 10)
    const waiting = [opinions.ask(FRAME), opinions.ask(FRAME)]
    expect((await opinions.ask(FRAME)).answer).toMatchObject({ reason: 'busy' })
    for (const go of release) go()
    await Promise.all(waiting)
    expect(release).toHaveLength(2)
  })

  it('asks only about kept frames that ours is unsure of, and hears each answer once', async () => {
    const model = createFakeOpinionModel()
    const opinions = opinionsOf(model, 10)
    let waiting: readonly SecondOpinion[] = []
    const heard = (opinion: SecondOpinion): void => {
      waiting = addOpinion(waiting, opinion)
    }
    consult(opinions, { label: 'subject' }, FRAME, heard)
    consult(opinions, { label: 'unsure' }, null, heard)
    consult(undefined, { label: 'unsure' }, FRAME, heard)
    expect(model.asked).toBe(0)
    consult(opinions, { label: 'unsure' }, FRAME, heard)
    await expect.poll(() => waiting.length).toBe(1)
    expect(waiting).toMatchObject([{ sha256: FRAME.sha256, at: NOON, model: 'their-model' }])
  })
})
