import type { RegionCoverage } from '../../../src/contracts/coverage.ts'
import type { CutInput, CutOrder } from '../../../src/contracts/cut.ts'
import type { CutPower, ShadowReport } from '../../../src/contracts/cuts/cut-power.ts'
import type { EvidenceItem } from '../../../src/contracts/evidence.ts'
import type { EvidenceCurve } from '../../../src/contracts/evidence-curve.ts'
import type { WireNote } from '../../../src/contracts/handling.ts'
import type { Institution } from '../../../src/contracts/institution.ts'
import type { WireJudgementList } from '../../../src/contracts/judgement.ts'
import type { LegalWindow } from '../../../src/contracts/law/calendar.ts'
import type { Room, RoomLookup } from '../../../src/contracts/room.ts'
import type { SavedSearch } from '../../../src/contracts/search/saved-search.ts'
import type { EventData, EventName } from '../../../src/contracts/server-event.ts'
import type { SystemInfo } from '../../../src/contracts/system.ts'
import type { Violation } from '../../../src/contracts/violation.ts'
import type { ViolationEvent } from '../../../src/contracts/violation-event.ts'
import type { Letter } from '../../../src/core/letters/letter.ts'
import { type AccessDesk, accessDesk } from './access-desk.ts'
import { type AlertDesk, emptyDesk } from './alert-desk.ts'

/** What the made-up server holds. Tests change it and push the event, as the program would. */
export type FixtureState = {
  signedIn: boolean
  /** Whose the browser's cookie is. */
  accountId: string
  /** Every list and resource answers with a problem. */
  broken: boolean
  rooms: Room[]
  /** Answers of the box, by what was typed; anything else belongs to no room. */
  lookups: Map<string, RoomLookup>
  institutions: Institution[]
  windows: LegalWindow[]
  notices: SystemInfo['notices']
  canaries: SystemInfo['canaries']
  heardCanaries: SystemInfo['heardCanaries']
  goals: SystemInfo['goals']
  coverage: RegionCoverage | null
  nodes: SystemInfo['nodes']
  desk: AlertDesk
  /** Own words and learned models. */
  judgement: Record<'terms' | 'models', WireJudgementList>
  /** Whose session it is. */
  role: 'operator' | 'administrator'
  violations: Violation[]
  searches: SavedSearch[]
  evidence: Map<string, EvidenceItem[]>
  curves: Map<string, EvidenceCurve>
  cuts: Map<string, CutOrder>
  letters: Letter[]
  notes: Map<string, WireNote[]>
  access: AccessDesk
  power: Pick<CutPower, 'blown' | 'waiting' | 'automatic'>
  shadow: ShadowReport['groups']
  parts: SystemInfo['parts']
  shiftSeconds: number
  sequence: number
  history: ViolationEvent[]
  /** What dry runs find besides. */
  dryRun: Partial<CutOrder>
  /** Bodies of the cuts that were asked for, in order. */
  asked: CutInput[]
  /** Reasons given with confirm and dismiss, as `verb: reason`. */
  reasons: string[]
  push<Name extends EventName>(name: Name, data: EventData[Name]): void
  openStreams(): number
  /** Breaks every open event stream, as a restart of the program would. */
  severStreams(): void
  /** Refuses new event streams, as a program that is down would. */
  refuseStreams: boolean
  /** What becomes of every answer before it is sent. */
  outside(body: unknown): unknown
}

const noVersions = (): WireJudgementList => ({
  inForce: null,
  base: 'xuncha-two 2026-11-28.1',
  items: [],
  changes: [],
  nextCursor: null,
})

const PARTS = ['database', 'queue', 'ffmpeg', 'browser', 'recogniser'] as const

export const newFixtureState = (): Omit<FixtureState, 'push' | 'severStreams' | 'openStreams'> => ({
  signedIn: true,
  accountId: 'a-1',
  broken: false,
  rooms: [],
  lookups: new Map(),
  institutions: [],
  windows: [],
  notices: [],
  canaries: null,
  heardCanaries: null,
  goals: null,
  coverage: null,
  nodes: [],
  desk: emptyDesk(),
  judgement: { terms: noVersions(), models: noVersions() },
  role: 'operator',
  violations: [],
  searches: [],
  evidence: new Map(),
  curves: new Map(),
  cuts: new Map(),
  letters: [],
  notes: new Map(),
  access: accessDesk(),
  power: { blown: [], waiting: [], automatic: [] },
  shadow: [],
  parts: PARTS.map((name) => ({ name, ready: true, detail: '1.0' })),
  shiftSeconds: 0,
  sequence: 100,
  history: [],
  asked: [],
  dryRun: {},
  reasons: [],
  refuseStreams: false,
  outside: (body) => body,
})

/** A line of the history; hashes are made up. */
export function historyLine(
  state: Pick<FixtureState, 'sequence'>,
  part: Partial<ViolationEvent>,
): ViolationEvent {
  state.sequence += 1
  return {
    sequence: state.sequence,
    type: 'violation.extended',
    at: '2026-03-07T09:42:00+08:00',
    monotonicMillis: 1000,
    who: 'system',
    why: '',
    ruleVersion: '2026.1',
    subjectId: 'violation',
    status: 'suspected',
    step: 'clue',
    ongoing: true,
    dryRun: null,
    hash: state.sequence.toString(16).padStart(64, 'a'),
    previousHash: (state.sequence - 1).toString(16).padStart(64, 'a'),
    ...part,
  }
}
