import { isSameSession } from '../../../core/replay/air-session.ts'
import type { Instant } from '../../../core/time/instant.ts'
import type { Transactions } from '../../../ports/records/records.ts'
import { type AirMemory, type AirNews, newAirMemory } from './air-memory.ts'

type AirDeps = { readonly transactions: Transactions }

/** What was on air in the room when it was last watched, if that still goes on. */
export async function recallAir(
  { transactions }: AirDeps,
  roomId: string,
  now: Instant,
): Promise<AirMemory> {
  return await transactions.run(async ({ airPrints }) => {
    const session = await airPrints.latest(roomId)
    if (session === null || !isSameSession(session, now)) return newAirMemory()
    return { ...newAirMemory(), session, scenes: await airPrints.scenesOf(session.id) }
  })
}

/** Writes down what the fold found new of a session. */
export async function keepAir(
  { transactions }: AirDeps,
  { session, scenes, firstChanged }: AirNews,
): Promise<void> {
  await transactions.run(async ({ airPrints }) => {
    await airPrints.save(session)
    for (const [i, one] of scenes.slice(firstChanged).entries()) {
      await airPrints.saveScene(session.id, firstChanged + i, one)
    }
  })
}
