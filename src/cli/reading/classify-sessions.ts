import {
  type SessionAnswer,
  type SessionLook,
  sessionLook,
} from '../../contracts/reading/classify-session.ts'
import { SHIPPED_MODEL } from '../../core/detection/classifier-model.ts'
import type { Classifier } from '../../core/detection/classify.ts'
import { partLook } from '../../core/lesson/room-session.ts'
import { sessionPrior } from '../../core/lesson/session-prior.ts'
import { addTextLook, NEW_TEXT_SESSION, type TextSession } from '../../core/lesson/text-session.ts'
import { formatInstant, type Instant, parseInstant } from '../../core/time/instant.ts'
import { type CommandIo, EXIT, type ExitCode } from '../io.ts'
import { filledLines, writeJsonLines } from '../json-lines.ts'
import { createUnknownFields } from '../unknown-fields.ts'
import { parseTextLine } from './text-line.ts'

type Folded = {
  readonly state: TextSession
  readonly last: SessionLook
  readonly at: Instant
  /** Of its title: nothing else of it is known. */
  readonly prior: number
}
type Sessions = Map<string | number, Folded>
/** Worked out once for as long as the title stays. */
function priorOf(classifier: Classifier, before: Folded | undefined, title: string | undefined) {
  if (title === undefined || title.trim() === '') return 0
  if (before !== undefined && before.last.title === title) return before.prior
  const named = classifier.classify({ text: title })
  return sessionPrior({ actor: null, subjectCourseNow: false, title: named })
}

function folded(
  classifier: Classifier,
  before: Folded | undefined,
  look: SessionLook,
  at: Instant,
) {
  const { text, title, sense } = look
  const changed = look.changed ?? before?.last.text !== text
  const by = sense === undefined ? {} : { sense }
  const state = before?.state ?? NEW_TEXT_SESSION
  const { boilerplate } = partLook(state.room, { text, changed, ...by })
  const named = title === undefined ? {} : { title }
  const classification = classifier.classify({ text, boilerplate, ...named })
  const prior = priorOf(classifier, before, title)
  const seen = { at, text, changed, classification, prior, ...by }
  return { state: addTextLook(state, seen), last: look, at, prior }
}

function answer(session: string | number, { state }: Folded): SessionAnswer {
  const { label, openedAt, screensToOpening, score, subjects, stage, segments } = state
  return {
    session,
    label,
    openedAt: openedAt === null ? null : formatInstant(openedAt),
    screensToOpening,
    score,
    subjects: [...subjects],
    stage,
    segments: segments.map(({ start, end, uncertaintySeconds }) => ({
      start: formatInstant(start),
      end: formatInstant(end),
      uncertaintySeconds,
    })),
    modelVersion: SHIPPED_MODEL.modelVersion,
  }
}

/**
 * `xuncha classify --sessions [FILE|-]`: lines `{session,at,text,changed?,title?,sense?}` in order of time through the
 * very fold that a watch runs; a line per session out, in the order in which they began. Exit code 0 whatever is
 * found, 2 at the first line that is not such a line or goes back in time: what was read before it is answered first.
 * Fields that it does not know are told of and not read.
 */
export async function classifySessions(
  classifier: Classifier,
  file: string,
  io: CommandIo,
): Promise<ExitCode> {
  const sessions: Sessions = new Map()
  const unknown = createUnknownFields(Object.keys(sessionLook.shape), io.err)
  for await (const { number, line } of filledLines(io, file)) {
    const parsed = parseTextLine(sessionLook, line)
    if (parsed.ok) unknown.look(number, parsed.fields)
    const problem = parsed.ok ? addLook(classifier, sessions, parsed.data) : parsed.problem
    if (problem === null) continue
    answerAll(sessions, io)
    io.err(`第${number}行 / line ${number}: ${problem}\n`)
    return EXIT.badInput
  }
  answerAll(sessions, io)
  return EXIT.done
}

function answerAll(sessions: Sessions, io: CommandIo): void {
  const answers = writeJsonLines(io)
  for (const [session, one] of sessions) answers.write(answer(session, one))
  answers.flush()
}

/** Adds a look to its session; what is wrong with it, or `null`. */
function addLook(classifier: Classifier, sessions: Sessions, look: SessionLook): string | null {
  const at = parseInstant(look.at)
  if (at === null) return 'at：没有这个时刻 / no such moment'
  const before = sessions.get(look.session)
  if (before !== undefined && at < before.at) {
    return 'at：早于同一场的上一行 / before the line before of its session'
  }
  sessions.set(look.session, folded(classifier, before, look, at))
  return null
}
