import { escapeHtml } from '../../escape-html.ts'
import type { DocumentBlock, LetterDocument } from '../../letters/letter-document.ts'
import { dayInWords, EVIDENCE_NAMES, inTable, inWords } from '../../letters/letter-words.ts'
import type { JudgedDay } from '../../policy/verdict.ts'
import { DAY_WORDS } from '../../policy/words/day-words.ts'
import { RULE_WORDS } from '../../policy/words/rule-words.ts'
import type { Institution } from '../../registry/institution.ts'
import type { LiveRoom } from '../../registry/live-room.ts'
import { regionName } from '../../registry/region.ts'
import type { Instant } from '../../time/instant.ts'
import type { CaptureItem } from '../../violations/captured-item.ts'
import { STATUS_WORDS } from '../../violations/decide-review.ts'
import { captureAmong, type EvidencePiece } from '../../violations/evidence-piece.ts'
import type { Violation } from '../../violations/violation.ts'
import { CAPTURE_NAMES } from '../capture/capture-words.ts'
import type { MissingItem } from './package-format.ts'

/** What the record tells. */
export type RecordFacts = {
  readonly violation: Violation
  /** `null`: no longer registered. */
  readonly room: LiveRoom | null
  readonly institution: Institution | null
  readonly pieces: readonly EvidencePiece[]
  readonly missing: readonly MissingItem[]
  readonly exportedBy: string
  readonly exportedAt: Instant
  readonly version: string
  /** SHA-256 of the public key as PEM. */
  readonly keyFingerprint: string
  /** Number of the anchor that the package ends at. */
  readonly lastAnchor: number
}

const UNKNOWN = '未登记'

const daysOf = (days: readonly JudgedDay[]): string =>
  days
    .map(({ date, kind, sources }) => [`${date} ${DAY_WORDS[kind].zh}`, ...sources].join('\n'))
    .join('\n')

function whatWasSeen({ violation, room, institution }: RecordFacts): DocumentBlock {
  const { judgement, rules } = violation
  return {
    kind: 'facts',
    rows: [
      ['线索编号', violation.id],
      ['状态', STATUS_WORDS[violation.status]],
      ['机构', institution?.name ?? UNKNOWN],
      ['统一社会信用代码', institution?.creditCode ?? UNKNOWN],
      ['许可证号', institution?.licenceNumber ?? UNKNOWN],
      ['属地', regionName(violation.region) ?? violation.region],
      ['直播间', room === null ? violation.roomId : `${room.title}（${room.id}）`],
      ['页面地址', room?.pageUrl ?? UNKNOWN],
      ['流地址', room === null ? UNKNOWN : room.streamUrls.join('\n') || UNKNOWN],
      ['发现时间', inWords(violation.openedAt)],
      ['最后见到', inWords(violation.lastSeenAt)],
      ['结束时间', violation.endedAt === null ? '未结束' : inWords(violation.endedAt)],
      ['涉及规则', rules.map((rule) => `${rule} ${RULE_WORDS[rule].zh}`).join('\n')],
      ['规则手册版本', judgement.ruleVersion],
      ['日期性质与依据', daysOf(judgement.days) || UNKNOWN],
    ],
  }
}

function howItWasTaken(facts: RecordFacts): DocumentBlock {
  const engines = facts.pieces.flatMap((piece) => ('engine' in piece ? [piece.engine] : []))
  const used = [...new Set(engines.filter((engine) => engine !== null))]
  return {
    kind: 'facts',
    rows: [
      ['提取方式', '网络在线提取：程序按巡查任务访问公开直播间，保存原始画面与声音，未作编辑'],
      ['提取程序', `xuncha ${facts.version}`],
      ['识别引擎', used.join('\n') || '未使用'],
      ['判定模型版本', facts.violation.classification.modelVersion],
      ['导出人', facts.exportedBy],
      ['导出时间', inWords(facts.exportedAt)],
      ['签署公钥 SHA-256', facts.keyFingerprint],
      ['最后锚点', `第 ${facts.lastAnchor} 个`],
    ],
  }
}

const pieceTable = (pieces: readonly EvidencePiece[]): DocumentBlock => ({
  kind: 'table',
  head: ['序号', '种类', '时间', 'SHA-256'],
  shares: [0.07, 0.15, 0.23, 0.55],
  rows: pieces.map(({ kind, at, sha256 }, place) => [
    `${place + 1}`,
    EVIDENCE_NAMES[kind],
    inTable(at),
    sha256,
  ]),
})

const OUTCOMES = { captured: '已取得', partly: '不全', missing: '未取得' } as const

const lineOf = ({ item, outcome, at, files, facts, why }: CaptureItem): readonly string[] => [
  CAPTURE_NAMES[item].zh,
  OUTCOMES[outcome],
  at === null ? '' : inTable(at),
  [
    ...(why === null ? [] : [`${why.zh}。`]),
    ...facts.map(({ zh, value }) => `${zh}：${value}`),
    ...files,
  ].join('\n'),
]

/** What was captured, item by item, as the list has it. */
function captureTable(pieces: readonly EvidencePiece[]): DocumentBlock {
  const list = captureAmong(pieces)
  if (list === null) return { kind: 'text', text: '本线索没有取证清单。' }
  return {
    kind: 'table',
    head: ['项目', '结果', '时间', '内容、文件 SHA-256 或未取得的原因'],
    shares: [0.17, 0.1, 0.18, 0.55],
    rows: list.items.map(lineOf),
  }
}

const heading = (text: string): DocumentBlock => ({ kind: 'heading', text })

const LINE = '＿＿＿＿＿＿＿＿＿＿＿＿'

const SIGNATURES: DocumentBlock = {
  kind: 'facts',
  rows: [
    ['提取人（签名）', `${LINE}　执法证号 ${LINE}　　年　月　日`],
    ['提取人（签名）', `${LINE}　执法证号 ${LINE}　　年　月　日`],
    ['见证人或当事人', `${LINE}　　年　月　日`],
  ],
}

/**
 * 电子数据提取笔录: who, when, where, how, with what; hashes; room for two signatures. Source:
 * 市场监督管理行政执法电子数据取证暂行规定 (2024).
 */
export function recordDocument(facts: RecordFacts): LetterDocument {
  const { missing, pieces, exportedAt, violation } = facts
  const missed: readonly DocumentBlock[] = missing.map(({ what, zh }) => ({
    kind: 'text',
    text: `${what}：${zh}。`,
  }))
  return {
    banner: violation.rehearsal ? '演练，并非真实案件' : null,
    title: '电子数据提取笔录',
    number: `线索 ${violation.id}`,
    addressee: '',
    blocks: [
      heading('一、对象与事实'),
      whatWasSeen(facts),
      heading('二、提取方法与环境'),
      howItWasTaken(facts),
      heading(`三、电子数据清单（${pieces.length} 件）`),
      pieceTable(pieces),
      heading('四、取证清单'),
      captureTable(pieces),
      heading('五、未能提取的项目'),
      ...(missed.length === 0 ? [{ kind: 'text', text: '无。' } as const] : missed),
      heading('六、核对与签名'),
      {
        kind: 'text',
        text: '全部文件的哈希见 SHA256SUMS，该清单由本安装的密钥签署；核对方法见 README.txt。以上内容由执法人员核对无误后签名。',
      },
      SIGNATURES,
    ],
    issuer: '',
    seal: '',
    date: dayInWords(exportedAt),
    foot: ['本笔录由程序生成，系线索与初步证据；作为行政处罚证据前须由两名执法人员复核固定。'],
  }
}

const cell = (tag: 'td' | 'th', text: string): string =>
  `<${tag}>${escapeHtml(text).replaceAll('\n', '<br>')}</${tag}>`

function blockHtml(block: DocumentBlock): string {
  switch (block.kind) {
    case 'heading':
      return `<h2>${escapeHtml(block.text)}</h2>`
    case 'text':
      return `<p>${escapeHtml(block.text)}</p>`
    case 'facts':
      return `<table>${block.rows.map(([name, value]) => `<tr>${cell('th', name)}${cell('td', value)}</tr>`).join('')}</table>`
    case 'table':
      return `<table><tr>${block.head.map((text) => cell('th', text)).join('')}</tr>${block.rows.map((row) => `<tr>${row.map((text) => cell('td', text)).join('')}</tr>`).join('')}</table>`
  }
}

/** A page that needs nothing else and runs nothing. */
export function recordHtml({ banner, title, number, blocks, date, foot }: LetterDocument): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeHtml(`${title} ${number}`)}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<style>body{font-family:serif;max-width:52rem;margin:2rem auto;padding:0 1rem;line-height:1.6}h1{text-align:center}table{border-collapse:collapse;width:100%}th,td{border:1px solid #777;padding:.25rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}th{min-width:4rem;font-weight:600}</style>
</head><body>
${banner === null ? '' : `<p><strong>${escapeHtml(banner)}</strong></p>`}
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(number)}</p>
${blocks.map(blockHtml).join('\n')}
<p>${escapeHtml(date)}</p>
${foot.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n')}
</body></html>
`
}
