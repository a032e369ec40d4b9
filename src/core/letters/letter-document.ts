import type { RegionCode } from '../registry/institution.ts'
import { regionName } from '../registry/region.ts'
import { type CardTold, deadlineOf, isOutstanding, type Letter, type Reminder } from './letter.ts'
import { CARD_NAMES, dayInWords, EVIDENCE_NAMES, inTable, inWords } from './letter-words.ts'
import { measureOf } from './measures.ts'

export type DocumentBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [string, string])[] }
  | {
      readonly kind: 'table'
      readonly head: readonly string[]
      /** Of the width, by column; their sum is 1. */
      readonly shares: readonly number[]
      readonly rows: readonly (readonly string[])[]
    }

/** What is written on the paper, whatever it is written with. All of it is plain text. */
export type LetterDocument = {
  /** Above everything; `null`: none. */
  readonly banner: string | null
  readonly title: string
  readonly number: string
  readonly addressee: string
  readonly blocks: readonly DocumentBlock[]
  readonly issuer: string
  readonly seal: string
  readonly date: string
  readonly foot: readonly string[]
}

const heading = (text: string): DocumentBlock => ({ kind: 'heading', text })
const text = (words: string): DocumentBlock => ({ kind: 'text', text: words })

const UNKNOWN = '未登记'

function facts({ facts: known }: Letter): DocumentBlock {
  return {
    kind: 'facts',
    rows: [
      ['机构', known.institution],
      ['统一社会信用代码', known.creditCode ?? UNKNOWN],
      ['属地', placeOf(known.region)],
      ['直播间', known.room],
      ['平台账号', known.account ?? UNKNOWN],
      ['页面地址', known.pageUrl ?? UNKNOWN],
      ['已知流地址', known.addresses.length === 0 ? UNKNOWN : known.addresses.join('\n')],
      ['发现时间', inWords(known.seenFrom)],
      ['最后见到', inWords(known.seenUntil)],
      ['见到授课的次数', `${known.sightings}`],
      ['规则手册版本', known.ruleVersion],
    ],
  }
}

function evidence({ evidence: pieces, evidenceTotal }: Letter): readonly DocumentBlock[] {
  const left = evidenceTotal - pieces.length
  return [
    heading('证据清单'),
    {
      kind: 'table',
      head: ['序号', '种类', '时间', 'SHA-256'],
      shares: [0.08, 0.18, 0.3, 0.44],
      rows: pieces.map(({ kind, at, digest }, place) => [
        `${place + 1}`,
        EVIDENCE_NAMES[kind],
        inTable(at),
        digest,
      ]),
    },
    ...(left > 0 ? [text(`另有 ${left} 件证据未逐一列出，可凭本函编号调取。`)] : []),
  ]
}

/** By its name, with the code that registers go by. */
function placeOf(region: RegionCode): string {
  const name = regionName(region)
  return name === null ? region : `${name}（${region}）`
}

/** The verdict opens with its word, which the sentence of a letter has said already. */
const findingOf = ({ finding }: Letter['facts']): string => finding.replace(/^禁止。/u, '')

function measures(letter: Letter): readonly DocumentBlock[] {
  return [
    heading('要求采取的措施'),
    {
      kind: 'table',
      head: ['序号', '措施', '依据', '完成时限'],
      shares: [0.08, 0.2, 0.42, 0.3],
      rows: letter.measures.map(({ code, law, due }, place) => [
        `${place + 1}`,
        measureOf(code).zh,
        law.join('、'),
        inTable(due),
      ]),
    },
    text(
      '请于时限内办理并函复：收到时间、签收人、已采取的措施及时间。函复之后，我单位将对上述全部已知地址独立复查；是否停播，以复查所见为准。',
    ),
  ]
}

function card(told: CardTold): readonly DocumentBlock[] {
  const name = CARD_NAMES[told.mark]
  return [
    heading('红黄牌'),
    {
      kind: 'facts',
      rows: [
        ['本次标记', name],
        ['行为日期', told.on],
        ['累计黄牌（计权）', `${told.yellowCards}`],
        ['计入至', told.countsUntil],
        ['依据', told.law.join('、')],
        ...(told.grave === null ? [] : [['情形极为严重的理由', told.grave] as const]),
      ],
    },
    text(
      `如有异议，可自收到本通知之日起 ${told.appealWorkdays} 个工作日内提出申诉。逾期未申诉的，本标记计入。`,
    ),
  ]
}

/** What an urging document says besides: when the letter was sent, and what has come since. */
function urged(letter: Letter, { ordinal, reason }: Reminder): readonly DocumentBlock[] {
  const deadline = deadlineOf(letter)
  const open = letter.measures.filter((one) => one.reportedAt === null && isOutstanding(one))
  return [
    text(
      `我单位于${inWords(letter.issuedAt)}发出${letter.number}函${deadline === null ? '' : `，最早的完成时限为${inWords(deadline)}`}。现第 ${ordinal} 次催办。`,
    ),
    text(
      letter.receipt === null
        ? '至今未收到回执。'
        : `回执：${letter.receipt.receivedBy}于${inWords(letter.receipt.receivedAt)}签收${letter.receipt.number === '' ? '' : `，回执编号 ${letter.receipt.number}`}。`,
    ),
    text(
      open.length === 0
        ? '各项措施均已函复办理，尚待复查证实。'
        : `尚未函复办理的措施：${open.map(({ code }) => measureOf(code).zh).join('、')}。`,
    ),
    text(`催办理由：${reason}`),
  ]
}

function titleOf({ kind }: Letter, reminder: Reminder | null): string {
  if (kind === 'card') return '校外培训机构红黄牌通知书'
  return reminder === null ? '关于处置违规学科类培训直播的函' : '关于处置违规学科类培训直播的催办函'
}

/**
 * The letter as it is written, or one of its reminders; the same letter gives the same words. Nothing in it is markup: a
 * title that looks like some stays text.
 */
export function letterDocument(letter: Letter, reminder: Reminder | null): LetterDocument {
  const { facts: known, contact } = letter
  const opening =
    letter.kind === 'card'
      ? `经查，你机构在限定时间内开展学科类培训：${findingOf(known)}`
      : `经查，你平台下列直播间违规开展学科类培训：${findingOf(known)}`
  const asked = letter.kind === 'card' || letter.measures.length === 0 ? [] : measures(letter)
  return {
    banner: known.rehearsal ? '演练文书，不具效力 DRILL, NOT IN FORCE' : null,
    title: titleOf(letter, reminder),
    number: reminder === null ? letter.number : `${letter.number}（催办 ${reminder.ordinal}）`,
    addressee: letter.addressee,
    blocks: [
      ...(reminder === null ? [] : urged(letter, reminder)),
      text(opening),
      facts(letter),
      ...(letter.card === null ? [] : card(letter.card)),
      ...asked,
      ...evidence(letter),
    ],
    issuer: letter.issuer,
    seal: '（盖章）',
    date: dayInWords(reminder?.at ?? letter.issuedAt),
    foot: [
      `联系人：${contact.name}  电话：${contact.phone}`,
      `发函时间：${inWords(reminder?.at ?? letter.issuedAt)}`,
    ],
  }
}
