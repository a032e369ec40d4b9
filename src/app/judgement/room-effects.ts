import type { Classifier } from '../../core/detection/classify.ts'
import type { RoomEffect, RoomOpening } from '../../core/judgement/shadow-effect.ts'
import type { RoomSession } from '../../core/lesson/room-session.ts'
import { addTextLook, NEW_TEXT_SESSION } from '../../core/lesson/text-session.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Transactions } from '../../ports/records/records.ts'
import type { TwoJudges } from './two-judges.ts'

const ROOMS_AT_ONCE = 50
const MOST_ROOMS = 2_000

/** What the kept screens of a session come to under a judge, by the fold that a watch runs. */
function openingOf(classifier: Classifier, title: string, { evidence }: RoomSession): RoomOpening {
  const looks = evidence.screens
    .flatMap(({ sense, text, since, at }) => [
      { sense, text, at: since, changed: true },
      // It stood until then.
      ...(at > since ? [{ sense, text, at, changed: false }] : []),
    ])
    .sort((a, b) => a.at - b.at)
  const session = looks.reduce(
    (before, { sense, ...look }) =>
      addTextLook(before, {
        ...look,
        ...(sense === 'sound' ? { sense } : {}),
        classification: classifier.classify({ text: look.text, title }),
      }),
    NEW_TEXT_SESSION,
  )
  return session.label
}

/** The last session of each room since then, under both judges. */
export async function roomEffects(
  { transactions }: { readonly transactions: Transactions },
  judges: TwoJudges,
  from: Instant,
): Promise<readonly RoomEffect[]> {
  const effects: RoomEffect[] = []
  let afterRoom = ''
  while (effects.length < MOST_ROOMS) {
    const page = await transactions.run(async ({ teaching, rooms }) => {
      const sessions = await teaching.sessionsSince(from, { afterRoom, limit: ROOMS_AT_ONCE })
      const known = await rooms.findMany(sessions.map(({ roomId }) => roomId))
      return { sessions, titles: new Map(known.map(({ id, title }) => [id, title])) }
    })
    for (const { roomId, session } of page.sessions) {
      const title = page.titles.get(roomId) ?? ''
      const before = openingOf(judges.before, title, session)
      const after = openingOf(judges.after, title, session)
      judges.nextCase()
      effects.push({ roomId, title, before, after })
    }
    afterRoom = page.sessions.at(-1)?.roomId ?? ''
    if (page.sessions.length < ROOMS_AT_ONCE) return effects
  }
  return effects
}
