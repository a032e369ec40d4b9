import { expect, test } from 'vitest'
import type { AirScene } from '../../../../src/core/replay/air-scenes.ts'
import type { AirSession } from '../../../../src/core/replay/air-session.ts'
import type { SceneElsewhere } from '../../../../src/core/replay/alike-elsewhere.ts'
import { tellingBands } from '../../../../src/core/replay/print-bands.ts'
import { SATURDAY } from '../../../build/database/database-rows.ts'
import { secondsOn } from '../records-many-tests.ts'
import type { RecordsTestContext } from '../records-suite.ts'

export const aScene = (change: Partial<AirScene> = {}): AirScene => ({
  picture: '0f'.repeat(32),
  telling: true,
  words: null,
  begunAfter: 0,
  begunBy: 4.5,
  seenUntil: 20,
  ...change,
})

export const sessionsOf =
  (unique: RecordsTestContext['unique']) =>
  (change: Partial<AirSession> = {}): AirSession => ({
    id: unique('session'),
    roomId: unique('room'),
    institutionId: unique('institution'),
    startedAt: SATURDAY,
    lastAt: secondsOn(600),
    finding: null,
    ...change,
  })

export function pictureTests({ transactions, unique }: RecordsTestContext): void {
  const aSession = sessionsOf(unique)
  const NEAR = `1${'0f'.repeat(32).slice(1)}`

  test('a picture is found in other rooms by a part of its print, and in no time before', async () => {
    const [here, there] = [aSession(), aSession()]
    const found = await transactions().run(async ({ airPrints }) => {
      for (const session of [here, there]) await airPrints.save(session)
      await airPrints.saveScene(here.id, 0, aScene())
      await airPrints.saveScene(there.id, 0, aScene({ picture: NEAR }))
      await airPrints.saveScene(there.id, 1, aScene({ picture: '0'.repeat(64) }))
      const bands = tellingBands(aScene().picture)
      const ofThere = (scenes: readonly SceneElsewhere[]) =>
        scenes.filter(({ roomId }) => roomId === there.roomId || roomId === here.roomId)
      return {
        within: await airPrints.within(here.roomId, secondsOn(5), secondsOn(6)),
        since: ofThere(await airPrints.elsewhere(bands, here.roomId, SATURDAY)),
        later: ofThere(await airPrints.elsewhere(bands, here.roomId, secondsOn(700))),
      }
    })
    expect(found.within).toEqual([here])
    const { roomId, startedAt } = there
    expect(found.since).toEqual([{ roomId, startedAt, scene: aScene({ picture: NEAR }) }])
    expect(found.later).toEqual([])
  })
}
