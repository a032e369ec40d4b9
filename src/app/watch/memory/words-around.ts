import type { Classification } from '../../../core/detection/classification.ts'
import type { Classifier } from '../../../core/detection/classify.ts'
import type { StandingText } from '../../../core/detection/standing-text.ts'
import type { AddingUp } from '../../../core/lesson/adding-up/adding-up.ts'
import { sessionPrior } from '../../../core/lesson/session-prior.ts'
import type { LiveRoom } from '../../../core/registry/live-room.ts'
import type { Instant } from '../../../core/time/instant.ts'
import type { WatchedRoom } from '../findings/finding-look.ts'
import { coursesNow } from '../lesson-words.ts'
import type { LookWords } from '../trace-looks.ts'
import type { RoomMemory } from './room-memory.ts'

/** What the classifier is told besides what a sense made out. */
export const wordsAround = (
  room: Pick<LiveRoom, 'title'>,
  page: Pick<NonNullable<RoomMemory['page']>, 'title' | 'text'> | null,
): LookWords => ({ title: page?.title ?? room.title, pageText: page?.text ?? null })

/** What is registered of the room says so much for a lesson at this moment. */
export const priorOf = (
  classifier: Classifier,
  { room, institution, courses }: WatchedRoom,
  at: Instant,
  addingUp: AddingUp,
): number =>
  sessionPrior(
    {
      actor: institution.actor,
      subjectCourseNow: coursesNow(courses, at).length > 0,
      title: classifier.classify({ text: room.title }),
    },
    addingUp,
  )

/** A text in the words that stand around the player; `boilerplate`: lines of it that stand on every screen. */
export function classifyAmid(
  classifier: Classifier,
  { title, pageText }: LookWords,
  text: string,
  boilerplate: StandingText | null = null,
): Classification {
  const page = pageText === null ? {} : { pageText }
  return classifier.classify({ text, title, boilerplate, ...page })
}
