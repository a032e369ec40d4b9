import type { DocumentBlock, LetterDocument } from '../letters/letter-document.ts'
import type { RuleCode } from '../policy/verdict.ts'
import { RULE_WORDS } from '../policy/words/rule-words.ts'
import { KIND_FACTS, kindOf } from '../registry/object-kind.ts'
import { regionName } from '../registry/region.ts'
import type { CivilDate } from '../time/civil-date.ts'
import { DEPARTMENT_FACTS, DEPARTMENTS } from './departments.ts'
import { ENTERED, type Figure, MEASURE_GROUPS } from './figure.ts'
import { SUBJECT_NAMES } from './names.ts'
import { isOpenClue, isTrue, type ReportCase, type ReportData } from './report-case.ts'
import { dayInChinese, spanInChinese } from './report-days.ts'
import { filledIn, type ReportTemplate } from './report-template.ts'
import type { TypicalCase } from './typical-cases.ts'

export type SummaryAsked = {
  readonly template: ReportTemplate
  readonly place: string
  readonly today: CivilDate
  readonly typical: readonly TypicalCase[]
  readonly rehearsal: boolean
}

const heading = (text: string): DocumentBlock => ({ kind: 'heading', text })
const text = (words: string): DocumentBlock => ({ kind: 'text', text: words })

/** Numbers by their code, as they stand in a sentence. */
function sayer(figures: readonly Figure[]) {
  const byCode = new Map(figures.map((figure) => [figure.code, figure]))
  return {
    value: (code: string): number | null => byCode.get(code)?.value ?? null,
    say(code: string): string {
      const figure = byCode.get(code)
      if (figure === undefined || figure.value === null) return '（未填报）'
      return ` ${figure.value} ${figure.unit}`
    },
  }
}

type Sayer = ReturnType<typeof sayer>

function situation(data: ReportData, { say }: Sayer, place: string): readonly DocumentBlock[] {
  const kinds = Object.values(KIND_FACTS)
    .map(({ keyContent, zh }) => `${zh}${say(`objects-${keyContent}`)}`)
    .join('，')
  const { from, to } = spanInChinese(data.days)
  return [
    heading('一、巡查基本情况'),
    text(
      `按照中办、国办关于进一步减轻义务教育阶段学生作业负担和校外培训负担的意见和上级部署，${place}建立由教育部门牵头、网信、公安、通信管理、市场监管等部门共同参与的工作机制，以法定节假日、休息日、寒暑假和夜间等禁止时段为重点，围绕无证机构、有证机构、第三方网站平台、培训广告、技术支持平台、撮合中介、学校网校七项重点内容开展线上巡查。`,
    ),
    text(
      `${from}至${to}，坚持技术与人工相结合、全网巡查与重点监看相结合，对在册对象逐一探测、开播即盯看。共巡查对象${say('objects')}，其中${kinds}；涉及直播间${say('rooms')}。`,
    ),
    text(
      `时段内各直播间合计：看见直播画面${say('seen-hours')}，确认未开播${say('off-air-hours')}；应看而没看见${say('unseen-hours')}，这部分时间不计为“未见违规”，原因在覆盖台账中逐段可查。`,
    ),
    text(
      `共发现线索${say('leads')}。经人工核查，属实${say('found-true')}，排除${say('leads-dismissed')}，仍待核查${say('leads-suspected')}；属实率${say('truth-rate')}（待核查的不计入分母）。待核查的线索是程序识别的疑似违规线索，尚未认定，不作为结论使用。`,
    ),
  ]
}

function rulesFound(cases: readonly ReportCase[]): readonly (readonly [RuleCode, number])[] {
  const counts = new Map<RuleCode, number>()
  for (const { violation } of cases.filter(isTrue)) {
    counts.set(violation.rule, (counts.get(violation.rule) ?? 0) + 1)
  }
  return [...counts].toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
}

/** `数学 3 条，英语 1 条`: the most first, equals by name, so many at most and the rest together. */
function shared(names: readonly string[], most = 10): string {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  const ordered = [...counts].toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
  const rest = ordered.slice(most).reduce((sum, [, count]) => sum + count, 0)
  return [
    ...ordered.slice(0, most).map(([name, count]) => `${name} ${count} 条`),
    ...(rest > 0 ? [`其余 ${rest} 条`] : []),
  ].join('，')
}

/** Where, of which subject, and at what hours the leads that were found true lay. */
function spread(found: readonly ReportCase[]): readonly DocumentBlock[] {
  if (found.length === 0) return []
  const places = found.map(({ violation: { region } }) => regionName(region) ?? region)
  const subjects = found.map(({ violation: { subject } }) =>
    subject === null ? '学科待定' : SUBJECT_NAMES[subject],
  )
  const kinds = found.map(({ institution }) =>
    institution === null ? '未登记' : KIND_FACTS[kindOf(institution)].zh,
  )
  return [
    text(
      `从属地看：${shared(places)}。从学科看：${shared(subjects)}。从对象类别看：${shared(kinds)}。`,
    ),
  ]
}

function problems(data: ReportData, typical: readonly TypicalCase[]): readonly DocumentBlock[] {
  const rules = rulesFound(data.cases)
  const repeated = new Map<string, number>()
  for (const { violation } of data.cases.filter(isTrue)) {
    repeated.set(violation.institutionId, (repeated.get(violation.institutionId) ?? 0) + 1)
  }
  const again = [...repeated.values()].filter((count) => count > 1).length
  const found = [
    ...rules.map(
      ([rule, count], place) =>
        `${place + 1}. ${RULE_WORDS[rule].zh}（${rule}），认定 ${count} 条。`,
    ),
  ]
  return [
    heading('二、发现的问题'),
    text(
      rules.length === 0
        ? '本时段没有认定属实的违规培训。没有认定不等于没有违规：未看见的时间和待核查的线索见第一部分。'
        : `认定属实的线索涉及对象 ${repeated.size} 家，其中多次被认定的 ${again} 家。按所违反的主要规定分列如下：`,
    ),
    ...found.map(text),
    ...spread(data.cases.filter(isTrue)),
    ...(typical.length === 0
      ? []
      : [
          text(
            `从中选取典型案例 ${typical.length} 件（选取规则：无证、多次、重点时段、阻断已证实、已移送、证据完整，依次加权；名称均已隐去）：`,
          ),
        ]),
    ...typical.map(({ told, reasons }, place) =>
      text(
        `案例${'一二三四五六七八九十'[place] ?? place + 1}：${told}（选取理由：${reasons.join('、')}）`,
      ),
    ),
  ]
}

function measures({ say }: Sayer): readonly DocumentBlock[] {
  const groups = MEASURE_GROUPS.map(
    ({ code, zh }) => `${zh}${say(`asked-${code}`)}（已办理${say(`done-${code}`)}）`,
  ).join('，')
  const departments = DEPARTMENTS.map(
    (department) => `${DEPARTMENT_FACTS[department].zh}${say(`referred-${department}`)}`,
  ).join('，')
  const entered = ENTERED.map(({ code, zh }) => `${zh}${say(code)}`).join('，')
  return [
    heading('三、采取的工作措施'),
    text(
      `一是第一时间阻断。共申请阻断${say('cuts')}，其中未获批准、没有下达${say('cuts-not-approved')}；经独立复查证实已停${say('cuts-proven')}，平台拒绝或未能证实${say('cuts-unproven')}；从申请到证实平均${say('cut-delay')}。“证实”指在服务器答复之外，由本系统以观众身份重新拉流，多次确认已停；服务器已受理而未经证实的，不计入。`,
    ),
    text(`二是压实平台责任。对没有接口的平台发函，要求采取的措施共有：${groups}。`),
    text(
      `三是实行红黄牌管理。时段内已认定线索带来提醒${say('card-reminder')}、黄牌警告${say('card-yellow')}、红牌${say('card-red')}。`,
    ),
    text(`四是加强部门协同。移送${say('referred')}，其中${departments}。`),
    text(
      `五是依法查处。${entered}；整改完成率${say('correction-rate')}。以上各项系统内无记录，由填报人填写；未填报的不等于没有。`,
    ),
    text(
      '全过程留痕。每条线索的画面、文字、声音、页面和取证环境均以 SHA-256 存证，处置动作写入只增不改的日志，并定时签名锚定，可由第三方离线核验。',
    ),
  ]
}

/** Each follows from a number of the report; what the office adds in its template stands behind them. */
function proposals(data: ReportData, { value }: Sayer, template: ReportTemplate) {
  const found = data.cases.filter(isTrue)
  const unlicensed = found.filter(({ violation }) => violation.rules.includes('ACT-NOLIC'))
  const waiting = data.cases.filter(isOpenClue).length
  const unseen = value('unseen-hours') ?? 0
  const seen = value('seen-hours') ?? 0
  const unproven = value('cuts-unproven') ?? 0
  const sentences = [
    unlicensed.length > 0
      ? `加大对无证主体的查处。认定属实的线索中有 ${unlicensed.length} 条涉及无证开展学科类培训，建议会同网信、公安、通信管理、市场监管等部门联合认定、联合处置，防止改头换面再次开播。`
      : '继续保持对无证主体的排查。本时段认定属实的线索不涉及无证开展学科类培训，仍须关注以“答疑”“伴学”“家政”等名义的隐形变异。',
    waiting > 0
      ? `加快人工核查。仍有 ${waiting} 条疑似违规线索待核查，建议充实值守力量，在规定时限内核查完毕。`
      : '保持核查时效。本时段线索已全部核查，建议固化值守与复核安排。',
    unseen > seen / 10
      ? `补齐看不见的部分。没看见的时间为 ${unseen} 小时，建议逐项解决登录、地址失效、平台限流等原因，并请平台提供巡查通道。`
      : '巩固巡查覆盖。没看见的时间占比较低，建议节假日和寒假第一周、春季开学前一周适当提高巡查频次。',
    unproven > 0
      ? `督促平台提升阻断能力。有 ${unproven} 次阻断令被平台拒绝或未能证实，建议约谈有关平台，落实即时阻断的技术能力，并建立回执制度。`
      : '推动平台开放阻断接口，逐步以接口代替公函，缩短处置时间。',
    '推动部门信息共享。建议建立网上线索、认定意见、处置结果双向通报机制，对拒不整改的依认定意见依法处置关停。',
    '加强宣传引导。适时公布阶段性成果和典型案例，引导家长通过白名单和备案信息选择合规机构，形成共同支持“双减”的氛围。',
    ...template.summary.proposals,
  ]
  return [
    heading('四、工作建议'),
    ...sentences.map((sentence, place) => text(`${place + 1}. ${sentence}`)),
  ]
}

/** 工作总结: the four parts that the plan asks for, each number with its unit, and what nobody entered said so. */
export function summaryDocument(
  data: ReportData,
  figures: readonly Figure[],
  asked: SummaryAsked,
): LetterDocument {
  const { template, place, typical } = asked
  const say = sayer(figures)
  const values = { place, ...spanInChinese(data.days) }
  return {
    banner: asked.rehearsal ? '演练文书，不具效力 DRILL, NOT IN FORCE' : null,
    title: filledIn(template.summary.title, values),
    number: '',
    addressee: template.summary.addressee,
    blocks: [
      ...situation(data, say, place),
      ...problems(data, typical),
      ...measures(say),
      ...proposals(data, say, template),
    ],
    issuer: filledIn(template.summary.office, values),
    seal: '（盖章）',
    date: dayInChinese(asked.today),
    foot: [
      '数据来源：线上巡查系统，时间均为北京时间；每个数字均可在系统“报表”页点开其所依据的记录。',
    ],
  }
}

/** Signs of the text without blanks, as offices count them. */
export const lengthOfDocument = ({ blocks }: Pick<LetterDocument, 'blocks'>): number =>
  blocks
    .map((block) => ('text' in block ? block.text : ''))
    .join('')
    .replace(/\s/g, '').length
