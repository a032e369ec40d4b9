import { type Fault, fail, failAll, type Result, succeed } from '../fault.ts'
import type { Contact } from '../letters/letter.ts'
import type { DocumentBlock, LetterDocument } from '../letters/letter-document.ts'
import { EVIDENCE_NAMES, inTable, inWords } from '../letters/letter-words.ts'
import { explain } from '../policy/words/explain.ts'
import { regionName } from '../registry/region.ts'
import type { CivilDate } from '../time/civil-date.ts'
import type { EvidencePiece } from '../violations/evidence-piece.ts'
import {
  DEPARTMENT_FACTS,
  type Department,
  ENCLOSURE_WORDS,
  type Enclosure,
} from './departments.ts'
import { isTrue, type ReportCase } from './report-case.ts'
import { dayInChinese } from './report-days.ts'

/** A paper that a person encloses: its number, or what it is. */
export type GivenEnclosure = { readonly enclosure: Enclosure; readonly paper: string }

export type EnclosureState = {
  readonly enclosure: Enclosure
  /** What stands for it; `null`: it is missing. */
  readonly paper: string | null
  /** Ours: the program has it. */
  readonly ours: boolean
}

/**
 * What the program can enclose by itself, and only when it is really there. The 送达回证 is that of the 责令改正书, which this
 * program does not write: a receipt of its own letters (to a platform, or of a card) proves the service of another paper.
 */
function ownPaper(enclosure: Enclosure, one: ReportCase): string | null {
  if (enclosure === 'evidence-list') {
    return one.evidence > 0 ? `本函所附证据清单，共 ${one.evidence} 件` : null
  }
  return null
}

/** Every paper that the department needs, with what stands for it. */
export function enclosuresOf(
  department: Department,
  one: ReportCase,
  given: readonly GivenEnclosure[],
): readonly EnclosureState[] {
  return DEPARTMENT_FACTS[department].needs.map((enclosure) => {
    const paper = given.find((own) => own.enclosure === enclosure)?.paper.trim() ?? ''
    if (paper !== '') return { enclosure, paper, ours: false }
    const own = ownPaper(enclosure, one)
    return { enclosure, paper: own, ours: own !== null }
  })
}

const missing = (department: Department, { enclosure }: EnclosureState): Fault => {
  const { zh, en } = ENCLOSURE_WORDS[enclosure]
  const to = DEPARTMENT_FACTS[department]
  return {
    code: 'wrong-state',
    message: `移送${to.zh}必须附“${zh}”，现在没有：请填写其文号或名称。A referral to the ${to.en} needs the ${en}.`,
    where: `enclosures.${enclosure}`,
  }
}

/** Whether it may go out: only what a person has found true, and with every paper; each that is missing is named. */
export function checkReferral(
  department: Department,
  one: ReportCase,
  given: readonly GivenEnclosure[],
): Result<readonly EnclosureState[]> {
  if (!isTrue(one)) {
    return fail(
      'wrong-state',
      '只有已认定的线索可以移送。Only a lead that was confirmed can be referred.',
      'status',
    )
  }
  const states = enclosuresOf(department, one, given)
  const [first, ...more] = states
    .filter(({ paper }) => paper === null)
    .map((state) => missing(department, state))
  return first === undefined ? succeed(states) : failAll([first, ...more])
}

/** Who may punish upon it, or close a site, gets only what was reviewed; another place of education gets a lead. */
export const needsReviews = (department: Department): boolean =>
  department !== 'education-elsewhere'

export type ReferralAsked = {
  readonly number: string
  readonly department: Department
  readonly addressee: string
  readonly issuer: string
  readonly contact: Contact
  readonly reason: string
  readonly today: CivilDate
  readonly pieces: readonly EvidencePiece[]
}

const LISTED = 40

function caseFacts({ violation, institution, room }: ReportCase): DocumentBlock {
  return {
    kind: 'facts',
    rows: [
      ['对象', institution?.name ?? violation.institutionId],
      ['统一社会信用代码', institution?.creditCode ?? '未登记'],
      ['属地', regionName(violation.region) ?? violation.region],
      ['直播间', room?.title ?? violation.roomId],
      ['页面地址', room?.pageUrl ?? '未登记'],
      ['发现时间', inWords(violation.openedAt)],
      ['最后见到', inWords(violation.lastSeenAt)],
      ['认定', `${explain(violation.judgement).zh}`],
      ['规则手册版本', violation.judgement.ruleVersion],
    ],
  }
}

function evidenceTable(pieces: readonly EvidencePiece[]): readonly DocumentBlock[] {
  if (pieces.length === 0) return []
  return [
    { kind: 'heading', text: '证据清单' },
    {
      kind: 'table',
      head: ['序号', '种类', '时间', 'SHA-256'],
      shares: [0.08, 0.18, 0.3, 0.44],
      rows: pieces
        .slice(0, LISTED)
        .map(({ kind, at, sha256 }, place) => [
          `${place + 1}`,
          EVIDENCE_NAMES[kind],
          inTable(at),
          sha256,
        ]),
    },
    ...(pieces.length > LISTED
      ? [
          {
            kind: 'text',
            text: `另有 ${pieces.length - LISTED} 件未逐一列出，可凭本函调取。`,
          } as const,
        ]
      : []),
  ]
}

/** 移送函: what was found, what is asked, and every paper that goes with it by its number. */
export function referralDocument(
  one: ReportCase,
  states: readonly EnclosureState[],
  asked: ReferralAsked,
): LetterDocument {
  const { asks, zh } = DEPARTMENT_FACTS[asked.department]
  return {
    banner: one.violation.rehearsal ? '演练文书，不具效力 DRILL, NOT IN FORCE' : null,
    title: '关于移送违规学科类校外培训线索的函',
    number: asked.number,
    addressee: asked.addressee,
    blocks: [
      {
        kind: 'text',
        text: `我单位在线上巡查中发现并认定下列对象违规开展学科类培训，按照职责分工移送${zh}，请${asks}，并将处理结果函复。`,
      },
      caseFacts(one),
      { kind: 'heading', text: '移送理由' },
      { kind: 'text', text: asked.reason },
      { kind: 'heading', text: '附件' },
      {
        kind: 'table',
        head: ['序号', '材料', '文号或说明'],
        shares: [0.08, 0.32, 0.6],
        rows: states.map(({ enclosure, paper }, place) => [
          `${place + 1}`,
          ENCLOSURE_WORDS[enclosure].zh,
          paper ?? '',
        ]),
      },
      ...evidenceTable(asked.pieces),
    ],
    issuer: asked.issuer,
    seal: '（盖章）',
    date: dayInChinese(asked.today),
    foot: [`联系人：${asked.contact.name}  电话：${asked.contact.phone}`],
  }
}
