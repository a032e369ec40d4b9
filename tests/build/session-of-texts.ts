import { partLook } from '../../src/core/lesson/room-session.ts'
import {
  addTextLook,
  NEW_TEXT_SESSION,
  type TextSession,
} from '../../src/core/lesson/text-session.ts'
import { instantOfEpochMilliseconds } from '../../src/core/time/instant.ts'
import { shippedClassifier } from './classifier.ts'

/** What a watch makes of these screens, each of which stands for so many minutes and is looked at each quarter of one. */
export function sessionOfTexts(screens: readonly string[], minutes = 1): TextSession {
  const classifier = shippedClassifier()
  let at = 0
  let state = NEW_TEXT_SESSION
  for (const text of screens) {
    for (let look = 0; look < 4 * minutes; look += 1) {
      at += 15_000
      const changed = look === 0
      const { boilerplate } = partLook(state.room, { text, changed })
      const classification = classifier.classify({ text, boilerplate })
      const seen = { at: instantOfEpochMilliseconds(at), text, changed, classification }
      state = addTextLook(state, seen)
    }
  }
  return state
}
