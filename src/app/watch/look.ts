import type { Classifier } from '../../core/detection/classify.ts'
import { partLook } from '../../core/lesson/room-session.ts'
import { isWarm } from '../../core/lesson/session-evidence.ts'
import type { ReadingThrift } from '../../core/patrol/load/reading-thrift.ts'
import type { Observation } from '../../core/violations/observation.ts'
import type { Clock } from '../../ports/clock.ts'
import type { CutPlatform } from '../../ports/cut-platform.ts'
import type { Identifiers } from '../../ports/identifiers.ts'
import type { Logger } from '../../ports/logger.ts'
import { meansOffAir, serverSaysOffAir } from '../sight/air-state.ts'
import { fromLook, type Traced, tracerOf } from '../tracing.ts'
import { type CarryOutDeps, carryOutFirst, showThumbnail } from './carry-out.ts'
import type { WatchedRoom } from './findings/finding-look.ts'
import type { LookJudges } from './judge-look.ts'
import { keepsSpeech } from './memory/hearing-memory.ts'
import type { MemoryCell } from './memory/memory-cell.ts'
import { type Remembered, remember, rememberUnseen } from './memory/remember.ts'
import type { RoomMemory } from './memory/room-memory.ts'
import { classifyAmid, wordsAround } from './memory/words-around.ts'
import { partAtCut } from './part-at-cut.ts'
import type { Heard, Sense, SenseNeed, Unheard } from './senses/sense.ts'

export type LookDeps = LookJudges &
  CarryOutDeps & {
    readonly clock: Clock
    readonly identifiers: Identifiers
    readonly logger: Logger
    readonly classifier: Classifier
    readonly platform: CutPlatform
  } & Traced

/** In whose name observations are made. */
export type LookBase = Pick<Observation, 'roomId' | 'watchId' | 'watchedUrl'>

/** `blind`: nothing came. `remembered`: what else follows from it, `null` where nothing could be made out. */
export type Looked = {
  /** `null`: nothing is told of it, because whether the room is seen at all is for the picture to say. */
  readonly observation: Observation | null
  readonly blind: boolean
  readonly isRecording: boolean
  readonly remembered: Remembered | null
}

/** What the memory asks of a sense now. */
export function needOf(
  { teaching, kept, page, hearing }: RoomMemory,
  { classifier, clock }: Pick<LookDeps, 'classifier' | 'clock'>,
  { room }: WatchedRoom,
  sense: Sense['name'],
  thrift: ReadingThrift | null = null,
): SenseNeed {
  const urgent = isWarm(teaching.session.evidence)
  const afresh = kept.afresh.includes(sense)
  return {
    urgent,
    afresh,
    // Whatever speaks for a lesson, or may be kept, is read whole.
    thrift: urgent || afresh ? null : thrift,
    keepSpeech: keepsSpeech(hearing, clock.monotonic()),
    matters: (text) => {
      const { boilerplate } = partLook(teaching.session, { text, changed: true, sense })
      const amid = wordsAround(room, page)
      return classifyAmid(classifier, amid, text, boilerplate).label !== 'non-subject'
    },
  }
}

const recordingOf = (came: Heard | Unheard) => {
  if (came.kind === 'unseen') return came.shown?.recording
  return came.sense === 'picture' ? came.impression.recording : undefined
}

async function couldNotSee(
  deps: LookDeps,
  watched: WatchedRoom,
  cell: MemoryCell,
  base: LookBase,
  unheard: Unheard,
): Promise<Looked> {
  const { memory, thumbnail } = rememberUnseen(cell.now(), unheard)
  cell.change(() => memory)
  if (unheard.sense !== 'picture') {
    return { observation: null, blind: false, isRecording: false, remembered: null }
  }
  const { unseen, shown, at } = unheard
  const of = { ...base, id: deps.identifiers.next(), at, ...fromLook(deps) }
  await showThumbnail(deps, thumbnail, of)
  const isRecording = recordingOf(unheard) !== undefined
  const { reason, detail } = unseen
  const unread: Observation = { ...of, kind: 'unseen', reason }
  const looked = { observation: unread, isRecording, remembered: null }
  if (shown !== null) {
    deps.logger.warn({ roomId: base.roomId, detail }, 'unread')
    return { ...looked, blind: false }
  }
  const over = meansOffAir(unseen) || (await serverSaysOffAir(watched.room, deps.platform))
  return over
    ? { ...looked, blind: true, observation: { ...of, kind: 'off-air' } }
    : { ...looked, blind: true }
}

/**
 * One look through a sense: what came is folded into the memory, and what follows from that before it is told is done.
 * `null`: the watch is to end. What could not be made out is unseen, never clean.
 */
export async function look(
  deps: LookDeps,
  watched: WatchedRoom,
  cell: MemoryCell,
  sense: Sense,
  base: LookBase,
  signal: AbortSignal,
): Promise<Looked | null> {
  const came = await sense.next(signal)
  if (signal.aborted) return null
  if (came.kind === 'unseen') return await couldNotSee(deps, watched, cell, base, came)
  await partAtCut(deps, cell, base.roomId, came.at)
  const id = deps.identifiers.next()
  const remembered = await tracerOf(deps).span('judge', {}, async () => {
    const folded = remember(cell.now(), came, { ...deps, watched, id })
    cell.change(() => folded.memory)
    return folded
  })
  await showThumbnail(deps, remembered.thumbnail, { ...base, at: came.at })
  const told = await carryOutFirst(deps, watched, cell, remembered)
  if (signal.aborted) return null
  const recording = recordingOf(came)
  const offered = recording === undefined ? {} : { recording }
  const by = came.sense === 'sound' ? { sense: 'sound' as const } : {}
  const of = { ...base, id, at: came.at, ...fromLook(deps) }
  const less = came.sense === 'picture' && came.less !== undefined ? { less: came.less } : {}
  return {
    observation: {
      ...of,
      kind: 'seen',
      ...remembered.conclusion,
      ...by,
      ...told,
      ...offered,
      ...less,
    },
    blind: false,
    isRecording: recording !== undefined,
    remembered,
  }
}
