import { expect, test } from 'vitest'
import { hours, seconds } from '../../../src/core/time/duration.ts'
import { plus } from '../../../src/core/time/instant.ts'
import type { RoomSpeech } from '../../../src/ports/records/speech-log.ts'
import { aClip, SATURDAY } from '../../build/database/database-rows.ts'
import type { RecordsTestContext } from './records-suite.ts'

const secondsOn = (count: number) => plus(SATURDAY, seconds(count))

const clip = (of: number) =>
  aClip({
    sha256: `${of}`.repeat(64),
    // Half an emoji and a NUL, as hostile sound may be written down.
    segments: [{ text: '记住\u0000\ud83d', confidence: 0.9, from: 0, to: 4 }],
  })

const SILENT: RoomSpeech = {
  since: null,
  last: null,
  listenings: 0,
  listenedAt: secondsOn(4),
  clippedAt: null,
  clips: [],
}
const SPOKEN: RoomSpeech = {
  since: SATURDAY,
  last: secondsOn(660),
  listenings: 12,
  listenedAt: secondsOn(720),
  clippedAt: secondsOn(612),
  clips: [clip(1), clip(2)],
}

export function speechTests({ transactions, unique }: RecordsTestContext): void {
  test('how long somebody has been heard in a room comes back as it was last saved', async () => {
    const [room, other] = [unique('room'), unique('room')]
    const found = await transactions().run(async ({ speech }) => {
      const none = await speech.of(room)
      await speech.save(room, SILENT)
      const silent = await speech.of(room)
      await speech.save(room, SPOKEN)
      await speech.save(other, SILENT)
      return { none, silent, spoken: await speech.of(room) }
    })
    expect(found).toEqual({ none: null, silent: SILENT, spoken: SPOKEN })
  })

  test('a count that began anew leaves nothing of the one before', async () => {
    const room = unique('room')
    await transactions().run(({ speech }) => speech.save(room, SPOKEN))
    await transactions().run(({ speech }) => speech.save(room, SILENT))
    expect(await transactions().run(({ speech }) => speech.of(room))).toEqual(SILENT)
  })

  test('a room that nobody listened to for long is forgotten, and no other', async () => {
    const longAgo = plus(SATURDAY, hours(-24 * 400))
    const [late, old, empty] = [unique('late'), unique('old'), unique('empty')]
    const found = await transactions().run(async ({ speech }) => {
      await speech.save(late, { ...SPOKEN, since: longAgo })
      await speech.save(old, { ...SILENT, listenedAt: longAgo })
      await speech.save(empty, { ...SILENT, listenedAt: null })
      await speech.forget(plus(longAgo, seconds(1)))
      return [await speech.of(late), await speech.of(old), await speech.of(empty)]
    })
    expect(found).toEqual([{ ...SPOKEN, since: longAgo }, null, null])
  })

  test('what is rolled back was not counted', async () => {
    const room = unique('room')
    const work = transactions().run(async ({ speech }) => {
      await speech.save(room, SPOKEN)
      throw new Error('rolled back')
    })
    await expect(work).rejects.toThrow('rolled back')
    expect(await transactions().run(({ speech }) => speech.of(room))).toBeNull()
  })
}
