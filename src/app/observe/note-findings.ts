import type { Classification } from '../../core/detection/classification.ts'
import type { DisguiseFinding, Substance } from '../../core/detection/disguise.ts'
import type { FindingReader } from '../../core/detection/finding-reader.ts'
import { addLookTime, type LessonTime, NO_LESSON_TIME } from '../../core/detection/lesson-time.ts'
import { addSolicitation } from '../../core/detection/merge-findings.ts'
import type { ReplayFinding } from '../../core/detection/replay-finding.ts'
import { findingKey, type RoomFinding } from '../../core/detection/room-finding.ts'
import type { SolicitationFinding } from '../../core/detection/solicitation.ts'
import { canonicalJson } from '../../core/evidence/canonical-json.ts'
import { judgeObject } from '../../core/policy/judge-object.ts'
import type { Law } from '../../core/policy/law.ts'
import type { Institution, ObjectKind } from '../../core/registry/institution.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import { KIND_FACTS, kindOfActor } from '../../core/registry/object-kind.ts'
import { type Duration, minutes, seconds } from '../../core/time/duration.ts'
import { between, civilDateOf, type Instant, minus } from '../../core/time/instant.ts'
import type { Clock } from '../../ports/clock.ts'
import type { EvidenceStore } from '../../ports/evidence-store.ts'
import type { Identifiers } from '../../ports/identifiers.ts'
import type { Transactions } from '../../ports/records.ts'
import {
  contentTerms,
  namesOf,
  type RoomWords,
  solicitationPieces,
  substanceTexts,
} from './finding-input.ts'
import { tellFinding } from './tell-findings.ts'

export type FindingDeps = {
  readonly clock: Clock
  readonly identifiers: Identifiers
  readonly transactions: Transactions
  readonly evidenceStore: Pick<EvidenceStore, 'put'>
  readonly findingReader: FindingReader
  readonly law: () => Law
}

/** What a watch remembers of names and substance; the database has what rests on it. */
export type FindingMemory = {
  /** `null` until the database was asked. */
  known: readonly RoomFinding[] | null
  /** Names that it goes by, as decided last. */
  disguises: readonly DisguiseFinding[]
  time: LessonTime
  classification: Classification | null
  manners: readonly string[]
  pupilsPresent: boolean
  terms: readonly string[]
  frames: readonly string[]
  /** Whether the picture that was read last shows a QR code. */
  qrCode: { readonly of: object | null; readonly seen: boolean }
}

export const newFindingMemory = (): FindingMemory => ({
  known: null,
  disguises: [],
  time: NO_LESSON_TIME,
  classification: null,
  manners: [],
  pupilsPresent: false,
  terms: [],
  frames: [],
  qrCode: { of: null, seen: false },
})

/** One look that saw the room. */
export type FindingLook = {
  readonly room: LiveRoom
  readonly institution: Institution
  readonly at: Instant
  readonly words: RoomWords
  /** Of the lesson as a whole while one goes on, else of the screen. */
  readonly classification: Classification
  /** When the teaching that the look shows was first seen. */
  readonly teachingSince: Instant | null
  /** Frames that were kept at this look. */
  readonly frames: readonly string[]
  readonly replay: ReplayFinding | null
  /** The picture shows one. */
  readonly qrCode: boolean
  /** The register has a price for what is taught now. */
  readonly charged: boolean | null
}

/** A room that was off air for longer begins anew. */
const SAME_STRETCH: Duration = minutes(30)
/** What is merely seen again is written down this often. */
const WRITE_EVERY: Duration = seconds(30)
const TERMS_AT_MOST = 40
const FRAMES_AT_MOST = 12

const kindOf = ({ dossier, actor }: Institution): ObjectKind => dossier?.kind ?? kindOfActor(actor)

const added = (known: readonly string[], seen: readonly string[], most: number) =>
  [...new Set([...known, ...seen])].slice(0, most)

async function recall(
  deps: FindingDeps,
  memory: FindingMemory,
  { room, at }: Pick<FindingLook, 'room' | 'at'>,
): Promise<readonly RoomFinding[]> {
  if (memory.known !== null) return memory.known
  const { transactions } = deps
  const known = await transactions.run(({ findings }) =>
    findings.between(room.id, minus(at, SAME_STRETCH), at),
  )
  memory.known = known
  for (const { finding } of known) {
    if (finding.about === 'disguise') {
      const { time, terms, frames, manners, pupilsPresent } = finding.substance
      if (time.observedSeconds > memory.time.observedSeconds) {
        Object.assign(memory, { time, terms, frames, manners, pupilsPresent })
      }
    }
  }
  return known
}

function remember(reader: FindingReader, memory: FindingMemory, look: FindingLook): Substance {
  const { at, teachingSince, classification, words } = look
  memory.time = addLookTime(memory.time, { at, teachingSince })
  const signs = reader.substance(substanceTexts(words))
  memory.manners = added(memory.manners, signs.manners, TERMS_AT_MOST)
  memory.pupilsPresent ||= signs.pupilsPresent
  memory.frames = added(memory.frames, look.frames, FRAMES_AT_MOST)
  if (teachingSince !== null)
    memory.terms = added(memory.terms, contentTerms(classification), TERMS_AT_MOST)
  const best = memory.classification
  const tells = best === null || teachingSince !== null || classification.score > best.score
  if (tells) memory.classification = classification
  const { known: _known, disguises: _disguises, qrCode: _qrCode, ...shown } = memory
  return { ...shown, replay: look.replay, charged: signs.charged ?? look.charged }
}

function solicitationOf(
  deps: FindingDeps,
  memory: FindingMemory,
  look: FindingLook,
  before: RoomFinding | undefined,
): SolicitationFinding | null {
  const { room, institution, words, at, teachingSince } = look
  const seen = deps.findingReader.solicitation(solicitationPieces(words), {
    inLesson: teachingSince !== null,
    qrCode: look.qrCode,
  })
  if (seen === null) return null
  const earlier = before?.finding.about === 'solicitation' ? before.finding : null
  const all = addSolicitation(earlier, seen)
  const kind = kindOf(institution)
  const on = civilDateOf(at)
  const { stage, region } = room
  const conduct = {
    conduct: 'promotes' as const,
    kind,
    on,
    acts: all.acts,
    stage,
    content: 'subject' as const,
  }
  const judged = judgeObject(conduct, region, deps.law())
  if (judged.hits.length === 0) return null
  const { verdict, basis, keyContents, routes, reasons, ruleVersion, hits } = judged
  const rules = hits.map(({ rule }) => rule)
  const law = [...new Set(hits.flatMap((hit) => hit.law))]
  return {
    ...all,
    judged: { verdict, basis, keyContents, routes, reasons, ruleVersion, rules, law },
    frames: memory.frames,
  }
}

/** The name is kept as it stood there, word for word, when something rests on it. */
async function keepName(
  deps: FindingDeps,
  look: FindingLook,
  found: DisguiseFinding,
  before: RoomFinding | undefined,
): Promise<DisguiseFinding> {
  const kept = before?.finding.about === 'disguise' ? before.finding.name : null
  if (kept?.sha256 && kept.text === found.name.text) return { ...found, name: kept }
  if (found.decision === 'none') return found
  const { title, texts } = look.words
  const page = { roomId: look.room.id, title, texts, at: look.at }
  const bytes = new TextEncoder().encode(canonicalJson(page))
  const { sha256 } = await deps.evidenceStore.put(bytes, 'application/json')
  return { ...found, name: { ...found.name, sha256 } }
}

const decisionOf = ({ finding }: RoomFinding): string =>
  finding.about === 'disguise'
    ? finding.decision
    : `${finding.judged.keyContents.join()} ${finding.signs.length}`

async function save(
  deps: FindingDeps,
  memory: FindingMemory,
  look: FindingLook,
  finding: RoomFinding['finding'],
): Promise<void> {
  const known = memory.known ?? []
  const fresh: RoomFinding = {
    id: deps.identifiers.next(),
    roomId: look.room.id,
    institutionId: look.institution.id,
    firstSeenAt: look.at,
    lastSeenAt: look.at,
    finding,
  }
  const before = known.find((one) => findingKey(one) === findingKey(fresh))
  const { id, firstSeenAt } = before ?? fresh
  const now = { ...fresh, id, firstSeenAt }
  const changed = before === undefined || decisionOf(before) !== decisionOf(now)
  if (!changed && between(before.lastSeenAt, look.at) < WRITE_EVERY) return
  const matters =
    finding.about === 'solicitation' ? before === undefined : finding.decision !== 'none'
  await deps.transactions.run(async (records) => {
    await records.findings.save(now)
    if (changed && matters) await tellFinding(records, deps.clock, now)
  })
  memory.known = [...known.filter((one) => one.id !== id), now]
}

/** What was taught under a name was taught: a pause, or a worker that begins anew, does not undo it. */
function established(known: readonly RoomFinding[], found: DisguiseFinding): DisguiseFinding {
  const before = known.find((one) => findingKey(one) === `disguise:${found.kind}`)?.finding
  const stands = before?.about === 'disguise' && before.decision === 'counts-as-live-teaching'
  return stands && found.decision !== before.decision ? before : found
}

const disguisesOf = (
  deps: FindingDeps,
  { institution, words, at }: Pick<FindingLook, 'institution' | 'words' | 'at'>,
  substance: Substance,
  known: readonly RoomFinding[],
): readonly DisguiseFinding[] =>
  deps.findingReader
    .disguises({
      names: namesOf(words),
      substance,
      keyContent: KIND_FACTS[kindOf(institution)].keyContent,
      on: civilDateOf(at),
    })
    .map((found) => established(known, found))

/** What a watch begins with: what was found in this stretch before, and what the title alone says. */
export async function recallFindings(
  deps: FindingDeps,
  { room, institution }: Pick<FindingLook, 'room' | 'institution'>,
  at: Instant,
): Promise<FindingMemory> {
  const memory = newFindingMemory()
  const known = await recall(deps, memory, { room, at })
  const words = { title: room.title, texts: [], screen: '' }
  const { time, classification, manners, pupilsPresent, terms, frames } = memory
  const seen = { time, classification, manners, pupilsPresent, terms, frames }
  const substance = { ...seen, replay: null, charged: null }
  memory.disguises = disguisesOf(deps, { institution, words, at }, substance, known)
  return memory
}

/** Sets name and substance side by side, and looks for soliciting; keeps and tells what is found. */
export async function noteFindings(
  deps: FindingDeps,
  memory: FindingMemory,
  look: FindingLook,
): Promise<void> {
  const known = await recall(deps, memory, look)
  const beforeOf = (key: string) => known.find((one) => findingKey(one) === key)
  const substance = remember(deps.findingReader, memory, look)
  memory.disguises = disguisesOf(deps, look, substance, known)
  for (const found of memory.disguises) {
    const named = await keepName(deps, look, found, beforeOf(`disguise:${found.kind}`))
    await save(deps, memory, look, { about: 'disguise', ...named })
  }
  const solicited = solicitationOf(deps, memory, look, beforeOf('solicitation'))
  if (solicited !== null) await save(deps, memory, look, { about: 'solicitation', ...solicited })
}
