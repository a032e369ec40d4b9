import { toHalfWidth } from '../../core/registry/typed-values.ts'

/**
 * What a cell below a table says, as offices write it:
 * `total`: a word for a total, alone or with its number; `page`: a page number; `label`: who filled in, who answers,
 * when, or a note, with or without what it says; `aside`: a stamp, a date, an office, a rule, an end mark.
 */
export type FooterWord = {
  readonly kind: 'total' | 'page' | 'label' | 'aside'
  /** One word with nothing to it, which could be a name as well. */
  readonly bare: boolean
  /** What it says is in the next cell. */
  readonly open: boolean
  /** It asks for a person. */
  readonly person: boolean
}

const UNIT =
  '(?:家|个|所|行|条|项|户|人|名|位|元|万元|门|间|节|课时|次|场)(?:机构|单位|对象|记录|数据|直播间|教师|课程)?'
const NUMBER = '\\d{1,3}(?:,\\d{3})*(?:\\.\\d+)?%?|\\d{1,9}(?:\\.\\d+)?%?'
const DATE =
  /^(?:\d{2,4})?年(?:\d{1,2})?月(?:(?:\d{1,2})?日)?$|^\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?$/

const TOTAL = new RegExp(
  `^[([【]?(?:本页|本表|以上|全部|全[国省市区县])?(?:合计|总计|小计|共计|累计|总数|汇总|(?:sub|grand)?-?totals?|sum)[)\\]】]?:?(?:共?(?:${NUMBER}))?(?:${UNIT})?$`,
  'i',
)
const COUNTED = new RegExp(
  `^(?:共|总共|以上共?|合计|总计|共计)(?:${NUMBER}|[一二三四五六七八九十百千]+)(?:${UNIT})(?:[,,。;;.(].*)?$`,
)
const PAGE =
  /^[-—–]?第?\d+页(?:[,,/、;;]?(?:共|总共|总)?\d+页)?[-—–]?$|^共\d+页(?:[,,/、;;]?第\d+页)?$|^page\d+(?:(?:of|\/)\d+)?$|^[-—–]\d+[-—–]$/i

const SIGNER =
  '(?:填表|制表|制作|填报|填写|编制|审核|审批|审定|复核|核对|校对|负责|分管|主管|经办|联系|录入|报送|上报|统计|签发|批准|打印|领导)'
const OFFICE = '(?:单位|部门|机构|科室|领导|处室|股室)'
const MARKED = '(?:签字|签名|签章|盖章|公章|印章|姓名)'
const PLAIN =
  '(?:单位|日期|时间|电话|传真|手机|邮箱|地址|联系方式|盖章|签字|签名|公章|版本|单位名称)'
const LABEL_BODY = `(?:(?:${SIGNER}|数据|资料|信息|更新|截止|截至|主要)?(?:${OFFICE}|${OFFICE}?(?:负责)?(?:人|者|员)|电话|日期|时间|方式|地址|来源|口径|负责)?${MARKED}?|${PLAIN})`
const LABEL = new RegExp(`^[([【]?(${LABEL_BODY})[)\\]】]?((?:\\(${MARKED}\\))?)(:.*)?$`, 'u')
const NOTE = /^[([【]?(?:备注|注|说明|附注|填表说明|填报说明|附|附件|备)[)\]】]?\d*(:.*)?$/
const STAMP = /[([【](?:单位|部门|机构|加盖|盖)?(?:公章|盖章|签章|印章|签字|签名|章)处?[)\]】]:?$/
const AS_OF =
  /^[([【]?(?:以上|上述|本表|名单)?(?:统计|数据|信息|填报|更新|资料){0,2}(?:截至|截止)(?:到|至|于)?(?:日期|时间)?:?\d{2,4}[年\-/.].*$/
const END_MARK = /^[([【]?(?:以下(?:空白|无正文|为空)|完|本页完|表尾)[)\]】]?$/
const RULE = /^[-—–_=*./\\·]+$/
const SIGNING_OFFICE =
  /(?:教育(?:和体育|体育)?[局厅部委]|教育委员会|教体局|教委|人民政府|管理局|监督局|办公室|办公厅)$/

const squeeze = (text: string): string => text.replace(/\s+/g, '')

const word = (kind: FooterWord['kind'], more: Partial<FooterWord> = {}): FooterWord => ({
  kind,
  bare: false,
  open: false,
  person: false,
  ...more,
})

const isPerson = (label: string): boolean =>
  /[人者员]/.test(label) || /签字|签名|姓名/.test(label) || label === '领导'

function labelOf(text: string): FooterWord | null {
  const [, body = '', marked = '', said] = LABEL.exec(text) ?? []
  if (body === '' && !(marked !== '' && said !== undefined)) {
    const note = NOTE.exec(text)
    if (note === null) return null
    return word('label', { bare: note[1] === undefined, open: (note[1] ?? ':') === ':' })
  }
  const person = isPerson(body + marked)
  return word('label', {
    bare: said === undefined && marked === '',
    open: (said ?? ':') === ':',
    person,
  })
}

/** A person, a day, a number to call: what stands behind a label that has no colon. */
const isShortAnswer = (text: string): boolean =>
  /^\p{Script=Han}{2,4}$/u.test(text) || /^[\d()+\-—]{5,20}$/.test(text) || DATE.test(text)

const SPACED_LABEL_CHARACTERS = 60

/** `制表人 张三`: a blank in the place of the colon. */
function spacedLabel(text: string): FooterWord | null {
  if (text.length > SPACED_LABEL_CHARACTERS) return null
  const parts = text.split(/\s+/)
  for (let cut = 1; cut < parts.length; cut += 1) {
    const label = labelOf(parts.slice(0, cut).join(''))
    if (label?.bare === true && isShortAnswer(parts.slice(cut).join(''))) {
      return word('label', { person: label.person })
    }
  }
  return null
}

/** What a cell says as part of a footer; `null` when it says nothing of the kind. Blanks of any width count for nothing. */
export function footerWord(cell: string): FooterWord | null {
  const half = toHalfWidth(cell).trim()
  const text = squeeze(half)
  if (TOTAL.test(text) || COUNTED.test(text)) return word('total', { bare: !/[\d:]/.test(text) })
  if (PAGE.test(text)) return word('page')
  if (STAMP.test(text)) return word('aside', { open: text.endsWith(':') })
  const isAside = [AS_OF, END_MARK, DATE, RULE, SIGNING_OFFICE].some((one) => one.test(text))
  return isAside ? word('aside') : (labelOf(text) ?? spacedLabel(half))
}

const TALLY = new RegExp(
  `^(?:${NUMBER})(?:${UNIT})?$|^${UNIT}$|^\\p{Script=Han}{1,10}:?(?:${NUMBER})(?:${UNIT})$`,
  'u',
)

/** A number beside a total, with its unit or what it counts. */
export const isTally = (cell: string): boolean => TALLY.test(squeeze(toHalfWidth(cell)))

/** Whether a cell answers the label before it. */
export function answers(cell: string, label: FooterWord): boolean {
  if (!label.open) return false
  return label.bare ? isShortAnswer(squeeze(toHalfWidth(cell))) : true
}
