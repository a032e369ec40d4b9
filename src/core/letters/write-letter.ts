import { type Fault, fail, failAll, type Result, succeed } from '../fault.ts'
import { explain } from '../policy/words/explain.ts'
import type { Institution } from '../registry/institution.ts'
import type { LiveRoom } from '../registry/live-room.ts'
import { yearOf } from '../time/civil-date.ts'
import { type Duration, hours } from '../time/duration.ts'
import { civilDateOf, type Instant, plus } from '../time/instant.ts'
import type { EvidencePiece } from '../violations/evidence-piece.ts'
import type { Violation } from '../violations/violation.ts'
import {
  type AskedMeasure,
  type CardTold,
  type Contact,
  isOpen,
  type Letter,
  type LetterFacts,
  letterNumber,
} from './letter.ts'
import { basisOf, type MeasureCode, measureOf } from './measures.ts'

/** More would be an annex; the number of the letter gives access to the rest. */
const EVIDENCE_LISTED = 40
const WITHIN_AT_LEAST: Duration = hours(0.25)
const WITHIN_AT_MOST: Duration = hours(24 * 30)

/** `within`: time the platform is given; left out: what the ladder gives. */
export type AskedFor = { readonly code: MeasureCode; readonly within?: Duration }

type LetterHead = {
  readonly id: string
  /** Before the year of its number, such as 巡函. */
  readonly prefix: string
  /** The last serial of this year; 0: none. */
  readonly lastSerial: number
  readonly addressee: string
  readonly issuer: string
  readonly contact: Contact
  readonly reason: string
  readonly who: string
  readonly now: Instant
}

type LetterCase = {
  readonly violation: Violation
  readonly room: LiveRoom | null
  readonly institution: Institution | null
  readonly evidence: readonly EvidencePiece[]
  /** How the platform names the room; `null`: not known. */
  readonly account: string | null
}

function factsOf({ violation, room, institution, account }: LetterCase): LetterFacts {
  return {
    institution: institution?.name ?? violation.institutionId,
    creditCode: institution?.creditCode ?? null,
    region: violation.region,
    room: room?.title ?? violation.roomId,
    account,
    pageUrl: room?.pageUrl ?? null,
    addresses: room?.streamUrls ?? [],
    seenFrom: violation.openedAt,
    seenUntil: violation.lastSeenAt,
    sightings: violation.sightings,
    finding: explain(violation.judgement).zh,
    ruleVersion: violation.judgement.ruleVersion,
    rehearsal: violation.rehearsal,
  }
}

function blank(head: LetterHead, about: LetterCase): Letter {
  const { violation, evidence } = about
  const year = yearOf(civilDateOf(head.now))
  const serial = head.lastSerial + 1
  return {
    id: head.id,
    number: letterNumber(head.prefix, year, serial),
    year,
    serial,
    kind: 'measures',
    violationId: violation.id,
    roomId: violation.roomId,
    institutionId: violation.institutionId,
    addressee: head.addressee,
    issuer: head.issuer,
    contact: head.contact,
    reason: head.reason,
    sellsCourses: false,
    facts: factsOf(about),
    evidence: evidence.slice(0, EVIDENCE_LISTED).map(({ kind, at, sha256 }) => ({
      kind,
      at,
      digest: sha256,
    })),
    evidenceTotal: evidence.length,
    measures: [],
    card: null,
    status: 'issued',
    issuedAt: head.now,
    issuedBy: head.who,
    receipt: null,
    reports: [],
    reminders: [],
    raised: [],
    checks: [],
    provedAt: null,
    verifiedAt: null,
    overdueSince: null,
    withdrawn: null,
    documents: [],
    version: 1,
  }
}

function measureFaults(asked: readonly AskedFor[], sellsCourses: boolean, now: Instant): Fault[] {
  const on = civilDateOf(now)
  const faults: Fault[] = []
  const add = (code: Fault['code'], message: string): void => {
    faults.push({ code, message, where: 'measures' })
  }
  if (asked.length === 0) {
    add('bad-request', '至少选择一项措施。Choose one measure at least.')
  }
  if (new Set(asked.map(({ code }) => code)).size < asked.length) {
    add('bad-request', '同一措施只写一次。Each measure once.')
  }
  for (const { code, within } of asked) {
    const { zh, en } = measureOf(code)
    if (basisOf(code, { sellsCourses, on }).length === 0) {
      add(
        'letter-measure-unfit',
        `“${zh}”的依据只及于直播电商，须为卖课的直播间。"${en}" rests on the rules of live commerce: only for rooms that sell courses.`,
      )
    }
    if (within !== undefined && (within < WITHIN_AT_LEAST || within > WITHIN_AT_MOST)) {
      add(
        'bad-request',
        `“${zh}”的时限须在 15 分钟至 30 天之间。The time for "${en}" lies between 15 minutes and 30 days.`,
      )
    }
  }
  return faults
}

const measuresOf = (
  asked: readonly AskedFor[],
  sellsCourses: boolean,
  now: Instant,
): readonly AskedMeasure[] =>
  asked.map(({ code, within }) => ({
    code,
    law: basisOf(code, { sellsCourses, on: civilDateOf(now) }),
    due: plus(now, within ?? measureOf(code).within),
    reportedAt: null,
  }))

/** To a platform. A person may always write one, as with a cut: it names who and why. */
export function writeMeasures(
  head: LetterHead,
  about: LetterCase,
  asked: { readonly measures: readonly AskedFor[]; readonly sellsCourses: boolean },
  earlier: readonly Letter[],
): Result<Letter> {
  const { status } = about.violation
  if (status === 'dismissed' || status === 'closed') {
    return fail(
      'wrong-state',
      '已排除或已归档的线索不能发函。No letter is written about a dismissed or closed violation.',
      'status',
    )
  }
  const standing = earlier.find(
    (one) => one.kind === 'measures' && one.addressee === head.addressee && isOpen(one),
  )
  if (standing !== undefined) {
    return fail(
      'conflict',
      `已就此向该单位发函 ${standing.number}，请改为催办。${standing.number} is still open: send a reminder.`,
      'addressee',
    )
  }
  const [first, ...more] = measureFaults(asked.measures, asked.sellsCourses, head.now)
  if (first !== undefined) return failAll([first, ...more])
  const measures = measuresOf(asked.measures, asked.sellsCourses, head.now)
  return succeed({ ...blank(head, about), sellsCourses: asked.sellsCourses, measures })
}

/** To the institution: which mark it was given. Once for each case, unless the one before was withdrawn. */
export function writeCardNotice(
  head: LetterHead,
  about: LetterCase,
  card: CardTold | null,
  earlier: readonly Letter[],
): Result<Letter> {
  if (card === null) {
    return fail('wrong-state', '该线索未计入红黄牌。This case counts for no card.', 'status')
  }
  const standing = earlier.find(({ kind, status }) => kind === 'card' && status !== 'withdrawn')
  if (standing !== undefined) {
    return fail(
      'conflict',
      `已发出通知书 ${standing.number}。Notice ${standing.number} was written already.`,
    )
  }
  return succeed({ ...blank(head, about), kind: 'card', card })
}
