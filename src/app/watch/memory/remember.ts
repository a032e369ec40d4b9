import type { Classification } from '../../../core/detection/classification.ts'
import type { Classifier } from '../../../core/detection/classify.ts'
import { speechStands } from '../../../core/hearing/speech-over-time.ts'
import { PRESENT_ADDING_UP } from '../../../core/lesson/adding-up/adding-up-versions.ts'
import { lookBelief } from '../../../core/lesson/look-belief.ts'
import { partLook } from '../../../core/lesson/room-session.ts'
import { reviewFor } from '../../../core/policy/for-a-person.ts'
import type { Verdict } from '../../../core/policy/verdict.ts'
import { type ConcludedLook, concludeLook } from '../../../core/violations/conclude-look.ts'
import type { EvidencePiece } from '../../../core/violations/evidence-piece.ts'
import { findingLookOf, type WatchedRoom } from '../findings/finding-look.ts'
import type { FindingJudges, FindingLook } from '../findings/finding-memory.ts'
import { type NotedFindings, noteFindings } from '../findings/note-findings.ts'
import { followTeaching } from '../follow-teaching.ts'
import { factsOfLook, judgeLook, type LookJudges } from '../judge-look.ts'
import { type AirNews, addOnAir } from '../replay/air-memory.ts'
import type { Heard, Keepable, Unheard } from '../senses/sense.ts'
import { keepLook, type ToldLooks, toldWith } from '../trace-looks.ts'
import { type HearingMemory, hearingAfter, hearingAfterUnseen } from './hearing-memory.ts'
import { type KeptMemory, keepSuspect, withoutWaiting } from './keep-pieces.ts'
import { knownOf } from './known-facts.ts'
import { followClock, type RoomMemory } from './room-memory.ts'
import { thumbnailOf } from './thumbnail-due.ts'
import { classifyAmid, priorOf, wordsAround } from './words-around.ts'

/** What a look is understood and judged by: all of it pure. */
export type LookOf = LookJudges &
  FindingJudges & {
    readonly classifier: Classifier
    readonly watched: WatchedRoom
    /** Of the observation that is made of the look; unique for ever. */
    readonly id: string
  }

/** What the look is taken for, as the observation says it. */
export type Conclusion = Omit<ConcludedLook, 'withdrawn'> & {
  readonly evidence: readonly EvidencePiece[]
  readonly withdrawn?: true
}

/** What follows from a look, for `carry-out.ts` to do: the fold itself does nothing. */
export type Remembered = {
  readonly memory: RoomMemory
  readonly conclusion: Conclusion
  /** The screen alone, where `conclusion` speaks of the lesson as a whole. */
  readonly classification: Classification
  readonly store: Keepable | null
  readonly thumbnail: Uint8Array | null
  /** Looks that become part of a violation with this one; `null`: none is told of. */
  readonly tell: ToldLooks | null
  readonly air: AirNews | null
  readonly findingLook: FindingLook
  readonly found: NotedFindings['found']
}

/** Sound of which nobody knows the words says nothing of what is taught. */
const isWordless = (heard: Heard): boolean => heard.sense === 'sound' && heard.text === ''

/** Speech that has gone on for so long beside nothing to read, for a person to hear; `null`: there is none. */
const spokenReview = (heard: Heard, { speech }: HearingMemory, verdict: Verdict): Verdict | null =>
  heard.sense === 'sound' && speechStands(speech, heard.steady)
    ? reviewFor('speech-without-text', verdict)
    : null

/** Something of the picture was left out, because the patrol does not keep up. */
const isPartly = (heard: Heard): boolean => heard.sense === 'picture' && heard.less !== undefined

const NOT_FOLLOWED = { instructing: false, goesOn: false, leads: false, withdrawn: false }

const PARTLY = { partly: true } as const

/** What of a look a session knows its standing lines by. */
const lookOf = (heard: Heard) => {
  const { text, changed, sense } = heard
  return { text, changed, sense, ...(isPartly(heard) && PARTLY) }
}

/** What the words say, added to what was taught, and judged. */
function understand(memory: RoomMemory, heard: Heard, of: LookOf) {
  const { room } = of.watched
  const { addingUp = PRESENT_ADDING_UP } = of
  const { at, changed, text } = heard
  const words = wordsAround(room, memory.page)
  const { boilerplate } = partLook(memory.teaching.session, lookOf(heard), addingUp)
  const classification = classifyAmid(of.classifier, words, text, boilerplate)
  const emptiness = heard.sense === 'picture' ? heard.impression.emptiness : 'has-content'
  const { sense } = heard
  const by = { ...(sense === 'sound' && { sense }), ...(isPartly(heard) && PARTLY) }
  const prior = priorOf(of.classifier, of.watched, at, addingUp)
  const look = { at, changed, text, classification, emptiness, prior, ...by } as const
  const followed = isWordless(heard)
    ? { ...NOT_FOLLOWED, teaching: memory.teaching }
    : followTeaching(memory.teaching, room, look, addingUp)
  const { goesOn, teaching, ...shown } = followed
  const { current, earlier } = teaching
  const taught = goesOn && current !== null ? { current, earlier } : null
  const looked = { ...of.watched, known: knownOf(memory, heard, of.watched) }
  const verdict = judgeLook(of, looked, taught, at)
  const facts = factsOfLook(looked, taught?.current.start ?? at)
  const before = memory.teaching.session
  const belief = lookBelief(before.evidence, teaching.session.evidence, at, addingUp, prior)
  const traced = { ...look, words: { ...words, prior }, before, belief }
  const { session } = teaching
  const concluded = concludeLook({ ...shown, session }, classification, verdict, at, addingUp)
  const believed = shown.instructing
  return { teaching, believed, taught, facts, verdict, classification, traced, concluded }
}

type Understood = ReturnType<typeof understand>

/** A picture of a live room is remembered to be known again; places of a recording come in no order. */
function seenOnAir(memory: RoomMemory, heard: Heard, { watched, id }: LookOf) {
  const live = heard.sense === 'picture' && heard.impression.recording === undefined
  if (!live) return { air: memory.air, news: null }
  const { room, institution } = watched
  const { at, text } = heard
  const { print } = heard.impression
  const seen = { roomId: room.id, institutionId: institution.id, id, at, print, text }
  return addOnAir(memory.air, seen)
}

/** Whether it is to be kept: what looks like a lesson, and of what is said all that was made into a clip. */
const isSuspect = (heard: Heard, { classification, verdict }: Understood): boolean =>
  heard.sense === 'sound' && isWordless(heard)
    ? heard.keepable !== null
    : classification.label !== 'non-subject' && verdict.verdict !== 'permitted'

/** What is recorded of a lesson is what all of it showed, not what its present slide happens to. */
function conclusionOf(
  { concluded, classification }: Understood,
  review: Verdict | null,
  { waiting }: KeptMemory,
): Conclusion {
  if (review !== null) {
    const unsure = { ...classification, label: 'unsure' as const }
    return { instructing: true, classification: unsure, verdict: review, evidence: waiting }
  }
  const { withdrawn, ...said } = concluded
  const turned = withdrawn ? { withdrawn } : {}
  return { ...said, evidence: said.instructing ? waiting : [], ...turned }
}

/**
 * The one fold of a watch: what is remembered of the room, and what a sense heard of it. Every sense enters here and
 * nowhere else. Pure: the same memory, look and judges give the same answer.
 */
export function remember(before: RoomMemory, heard: Heard, of: LookOf): Remembered {
  const clocked = followClock(before, { wall: heard.at, monotonic: heard.steady })
  const understood = understand(clocked, heard, of)
  const { teaching, believed, taught, facts, verdict, classification, traced } = understood
  const permitted = verdict.verdict === 'permitted'
  const told = understood.concluded.instructing && !permitted
  const hearing = hearingAfter(clocked.hearing, heard, classification)
  const review = believed || told ? null : spokenReview(heard, hearing, verdict)
  const wordless = isWordless(heard)
  const { kept, store } = keepSuspect(clocked.kept, heard, isSuspect(heard, understood))
  // A frame can be read again from what is kept; of what was said the words are told.
  const frame = heard.sense === 'picture' ? (kept.standing.picture ?? null) : null
  const trace = wordless
    ? clocked.trace
    : keepLook(clocked.trace, { ...traced, frame }, teaching.session)
  const { version: addingUp } = of.addingUp ?? PRESENT_ADDING_UP
  const tell = told ? { trace, facts, taught, addingUp } : null
  const conclusion = conclusionOf(understood, review, kept)
  const { thumbnail, thumbnailAt } = thumbnailOf(clocked, heard)
  const { air, news } = seenOnAir(clocked, heard, of)
  const seen: RoomMemory = {
    ...clocked,
    teaching,
    hearing,
    kept: conclusion.instructing ? withoutWaiting(kept) : kept,
    trace: tell === null ? trace : toldWith(of.id),
    air,
    thumbnailAt,
  }
  const findingLook = findingLookOf(of.watched, seen, heard, conclusion)
  const { memory: findings, found } = wordless
    ? { memory: seen.findings, found: [] }
    : noteFindings(of, seen.findings, findingLook)
  const memory = { ...seen, findings }
  const follows = { store, thumbnail, tell, air: news, findingLook, found }
  return { memory, conclusion, classification, ...follows }
}

/** What could not be made out changes nothing but the time; a picture that nobody could read is still shown. */
export function rememberUnseen(
  before: RoomMemory,
  unheard: Unheard,
): Pick<Remembered, 'memory' | 'thumbnail'> {
  const memory = followClock(before, { wall: unheard.at, monotonic: unheard.steady })
  const { thumbnail, thumbnailAt } = thumbnailOf(memory, unheard)
  const hearing = hearingAfterUnseen(memory.hearing, unheard)
  return { memory: { ...memory, thumbnailAt, hearing }, thumbnail }
}
