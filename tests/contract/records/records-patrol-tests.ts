import { expect, test } from 'vitest'
import type { ReplayFinding } from '../../../src/core/replay/replay-finding.ts'
import { hours, seconds } from '../../../src/core/time/duration.ts'
import { plus } from '../../../src/core/time/instant.ts'
import { ANY_SERVER } from '../../../src/ports/records/stream-bans.ts'
import { SATURDAY } from '../../build/database/database-rows.ts'
import { aScene, sessionsOf } from './pictures/records-picture-tests.ts'
import { aSegment, secondsOn } from './records-many-tests.ts'
import type { RecordsTestContext } from './records-suite.ts'

export function coverageTests({ transactions, unique }: RecordsTestContext): void {
  test('a coverage segment is extended in place', async () => {
    const roomId = unique('room')
    const first = aSegment({ roomId })
    const extended = { ...first, end: secondsOn(5), looks: 2 }
    const kept = await transactions().run(async ({ coverage }) => {
      await coverage.save(first)
      await coverage.save(extended)
      return await coverage.between(roomId, SATURDAY, secondsOn(60))
    })
    expect(kept).toEqual([extended])
  })

  test('looks that are written at the same moment are all counted, from the first one on', async () => {
    const roomId = unique('room')
    await Promise.all(
      Array.from({ length: 8 }, () =>
        transactions().run(async ({ coverage }) => {
          const last = (await coverage.last(roomId)) ?? aSegment({ roomId, looks: 0 })
          await coverage.save({ ...last, looks: last.looks + 1 })
        }),
      ),
    )
    const last = await transactions().run(({ coverage }) => coverage.last(roomId))
    expect(last?.looks).toBe(8)
  })

  test('the ledger gives what touches the time asked for, in order, and the last of a room', async () => {
    const roomId = unique('room')
    const clean = aSegment({ roomId, start: secondsOn(0), end: secondsOn(10) })
    const unseen = aSegment({
      roomId,
      state: 'unseen',
      unseenReason: 'login-wall',
      start: secondsOn(10),
      end: secondsOn(20),
    })
    const off = aSegment({ roomId, state: 'off-air', start: secondsOn(20), end: secondsOn(30) })
    const found = await transactions().run(async ({ coverage }) => {
      for (const segment of [off, clean, unseen]) await coverage.save(segment)
      return {
        middle: await coverage.between(roomId, secondsOn(10), secondsOn(20)),
        all: await coverage.between(roomId, secondsOn(5), secondsOn(25)),
        last: await coverage.last(roomId),
        nobody: await coverage.last(unique('room')),
      }
    })
    expect(found).toEqual({
      middle: [unseen],
      all: [clean, unseen, off],
      last: off,
      nobody: null,
    })
  })
}

export function markAndBanTests({ transactions, unique }: RecordsTestContext): void {
  test('an observation is new once, also when it arrives several times at the same moment', async () => {
    const id = unique('observation')
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() =>
        transactions().run(({ observationMarks }) => observationMarks.mark(id, SATURDAY)),
      ),
    )
    expect(answers.filter((fresh) => fresh)).toHaveLength(1)
  })

  test('a ban is found by server, app and stream, renewed, and lifted', async () => {
    const named = { server: 'http://10.0.0.5:8000', app: 'live', stream: unique('stream') }
    const ban = { ...named, until: null, since: SATURDAY }
    const renewed = { ...ban, until: secondsOn(600) }
    const seen = await transactions().run(async ({ streamBans }) => {
      await streamBans.add(ban)
      const first = await streamBans.find(named)
      await streamBans.add(renewed)
      return [
        first,
        await streamBans.find(named),
        await streamBans.find({ ...named, app: 'other' }),
        await streamBans.remove(named),
        await streamBans.remove(named),
        await streamBans.find(named),
      ]
    })
    expect(seen).toEqual([ban, renewed, null, true, false, null])
  })

  test('a ban on one server holds on no other, and lifting that of the other leaves it', async () => {
    const named = { server: 'http://10.0.0.5:8000', app: 'live', stream: unique('stream') }
    const other = { ...named, server: 'http://10.0.0.6:8000' }
    const ban = { ...named, until: null, since: SATURDAY }
    const seen = await transactions().run(async ({ streamBans }) => {
      await streamBans.add(ban)
      const elsewhere = await streamBans.find(other)
      await streamBans.add({ ...other, until: null, since: SATURDAY })
      await streamBans.remove(other)
      return [elsewhere, await streamBans.find(named), await streamBans.find(other)]
    })
    expect(seen).toEqual([null, ban, null])
  })

  test('a ban of nobody knows which server holds on each until it is lifted', async () => {
    const named = { server: 'http://10.0.0.5:8000', app: 'live', stream: unique('stream') }
    const ban = { ...named, server: ANY_SERVER, until: null, since: SATURDAY }
    const seen = await transactions().run(async ({ streamBans }) => {
      await streamBans.add(ban)
      const found = await streamBans.find(named)
      const lifted = await streamBans.remove(named)
      return [found, lifted, await streamBans.find(named)]
    })
    expect(seen).toEqual([ban, true, null])
  })
}

export function airPrintTests({ transactions, unique }: RecordsTestContext): void {
  const aSession = sessionsOf(unique)

  test('a session comes back with its scenes in order, the last one extended in place', async () => {
    const session = aSession()
    const words = 'ab'.repeat(8)
    const found = await transactions().run(async ({ airPrints }) => {
      await airPrints.save(aSession({ roomId: session.roomId, lastAt: secondsOn(10) }))
      await airPrints.save(session)
      await airPrints.saveScene(session.id, 1, aScene({ words }))
      await airPrints.saveScene(session.id, 0, aScene())
      await airPrints.saveScene(session.id, 1, aScene({ words, seenUntil: 90 }))
      return {
        latest: await airPrints.latest(session.roomId),
        scenes: await airPrints.scenesOf(session.id),
      }
    })
    expect(found.latest).toEqual(session)
    expect(found.scenes).toEqual([aScene(), aScene({ words, seenUntil: 90 })])
  })

  test('earlier sessions are those of the same institution that began before, newest first', async () => {
    const institutionId = unique('institution')
    const now = aSession({ institutionId, startedAt: secondsOn(7_200) })
    const first = aSession({ institutionId })
    const second = aSession({ institutionId, startedAt: secondsOn(3_600) })
    const after = aSession({ institutionId, startedAt: secondsOn(9_000) })
    const found = await transactions().run(async ({ airPrints }) => {
      for (const session of [first, now, after, second, aSession()]) await airPrints.save(session)
      return await airPrints.earlier(now)
    })
    expect(found).toEqual([second, first])
  })

  test('what was on air in an institution since a moment is found, newest first', async () => {
    const institutionId = unique('institution')
    const over = aSession({ institutionId, lastAt: secondsOn(100) })
    const longer = aSession({ institutionId, lastAt: secondsOn(900) })
    const newest = aSession({ institutionId, lastAt: secondsOn(1_000) })
    const found = await transactions().run(async ({ airPrints }) => {
      for (const session of [longer, over, newest, aSession()]) await airPrints.save(session)
      return await airPrints.onAirSince(institutionId, secondsOn(900))
    })
    expect(found).toEqual([newest, longer])
  })
}

export function replayFindingTests({ transactions, unique }: RecordsTestContext): void {
  const aSession = sessionsOf(unique)
  test('a finding is given for the time it touches, and forgotten with its session', async () => {
    const finding: ReplayFinding = {
      kind: 'loop',
      sameAs: { sessionId: 'self', roomId: 'room', startedAt: SATURDAY },
      offsetSeconds: -360,
      scenes: 6,
      agreement: 0.95,
      spanSeconds: 300,
      signs: ['collective'],
      judgedAs: 'review',
    }
    const longAgo = plus(SATURDAY, hours(-24 * 365))
    const session = aSession({ startedAt: longAgo, lastAt: plus(longAgo, hours(1)), finding })
    const { roomId } = session
    const found = await transactions().run(async ({ airPrints }) => {
      await airPrints.save(session)
      await airPrints.saveScene(session.id, 0, aScene())
      const touched = await airPrints.findingBetween(roomId, plus(longAgo, seconds(5)), SATURDAY)
      const later = await airPrints.findingBetween(roomId, plus(longAgo, hours(2)), SATURDAY)
      await airPrints.forget(plus(longAgo, hours(2)))
      return {
        touched,
        later,
        forgotten: await airPrints.latest(roomId),
        scenes: await airPrints.scenesOf(session.id),
      }
    })
    expect(found).toEqual({ touched: finding, later: null, forgotten: null, scenes: [] })
  })
}
