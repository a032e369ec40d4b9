import { readCreditCode } from '../../core/registry/credit-code.ts'
import {
  FILING_FAULT_WORDS,
  type FilingKind,
  readFilingNumber,
} from '../../core/registry/filing-number.ts'
import type { FundsSupervision } from '../../core/registry/funds.ts'
import type {
  Content,
  Conversion,
  Filings,
  Licence,
  NetSchoolEntry,
  ObjectKind,
  RegionCode,
  Stage,
  TeachingPlace,
  WhiteListing,
} from '../../core/registry/institution.ts'
import type { RowReader, Typed } from './row-reader.ts'
import * as words from './typed-words.ts'

/** Fields of a part that the row speaks of; the rest stays as it was. */
type Spoken<T> = { readonly [K in keyof T]?: T[K] | undefined }

/** What a row says of an institution. `undefined` leaves what was known. */
export type InstitutionRow = {
  readonly name: string
  readonly creditCode: Typed<string>
  readonly kind: ObjectKind | undefined
  readonly region: RegionCode | undefined
  readonly stages: readonly Stage[] | undefined
  readonly contents: readonly Content[] | undefined
  readonly places: readonly TeachingPlace[] | undefined
  readonly licence: Spoken<Licence>
  readonly conversion: Spoken<Conversion>
  readonly filings: Spoken<Filings>
  readonly whiteListDocument: Typed<string>
  readonly whiteList: Spoken<Omit<WhiteListing, 'document'>>
  readonly netSchool: Spoken<NetSchoolEntry>
  readonly funds: Spoken<FundsSupervision>
}

const some = <T>(typed: Typed<T>): T | undefined => typed ?? undefined

function creditCode(reader: RowReader): Typed<string> {
  const typed = reader.code('creditCode')
  if (typed === undefined || typed === null) return typed
  const { code, findings } = readCreditCode(typed)
  if (findings.includes('malformed')) {
    reader.reject('creditCode', [
      '不是统一社会信用代码（18 位，不含 I、O、S、V、Z）',
      'no unified social credit code (18 characters without I, O, S, V, Z)',
    ])
    return undefined
  }
  if (findings.includes('check-digit')) {
    reader.warn('creditCode', [
      '校验码不符；早期试点代码有此情形，请核对',
      'the check digit does not fit; codes of the early pilots are like that, please verify',
    ])
  }
  if (findings.includes('unknown-registrar')) {
    reader.warn('creditCode', ['登记管理部门代码少见', 'an uncommon registrar'])
  }
  return code
}

function filing(reader: RowReader, kind: FilingKind): Typed<string> {
  const typed = reader.code(kind)
  if (typed === undefined || typed === null) return typed
  const { number, finding, faults } = readFilingNumber(kind, typed)
  const zh = faults.map((fault) => FILING_FAULT_WORDS[fault].zh).join('，')
  const en = faults.map((fault) => FILING_FAULT_WORDS[fault].en).join('; ')
  if (finding === 'malformed') {
    reader.reject(kind, [
      `备案号格式不对，应如 粤ICP备2021000001号-1:${zh}`,
      `malformed filing number: ${en}`,
    ])
    return undefined
  }
  if (finding === 'odd') reader.warn(kind, [`${zh}，请核对`, `${en}, please verify`])
  return number
}

const STAGES_MEANT = [
  '应为 学龄前、义务教育、高中、成人',
  'should be preschool, compulsory, senior-high or adult',
] as const

function licenceOf(reader: RowReader): Spoken<Licence> {
  return {
    number: reader.code('licenceNumber'),
    authority: reader.text('licenceAuthority'),
    stages: some(reader.parsed('licenceStages', STAGES_MEANT, words.stagesOf)),
    issuedOn: reader.date('licenceIssuedOn'),
    expiresOn: reader.date('licenceExpiresOn'),
    state: some(
      reader.parsed(
        'licenceState',
        ['应为 有效、暂停、吊销、注销', 'should be valid, suspended, revoked or cancelled'],
        words.licenceStateOf,
      ),
    ),
  }
}

function netSchoolOf(reader: RowReader): Spoken<NetSchoolEntry> {
  const charged = reader.parsed('netSchoolCharged', ['应为 是 或 否', 'yes or no'], words.yesNoOf)
  return {
    use: reader.parsed(
      'netSchoolUse',
      ['应为 自主学习 或 加重负担', 'should be self-study or burdening'],
      words.netSchoolUseOf,
    ),
    charged: typeof charged === 'string' ? charged === 'yes' : charged,
    measure: reader.parsed(
      'netSchoolMeasure',
      ['应为 加强管理、纠正、整治清理', 'should be manage, correct or clean-up'],
      words.netSchoolMeasureOf,
    ),
    checkedOn: reader.date('netSchoolCheckedOn'),
    note: reader.text('netSchoolNote'),
  }
}

function conversionOf(reader: RowReader): Spoken<Conversion> {
  return {
    state: some(
      reader.parsed(
        'conversionState',
        ['应为 未申请、审批中、已通过、未通过、终止', 'no state of a conversion'],
        words.conversionStateOf,
      ),
    ),
    decidedOn: reader.date('conversionDecidedOn'),
    document: reader.text('conversionDocument'),
  }
}

function filingsOf(reader: RowReader): Spoken<Filings> {
  return {
    icp: filing(reader, 'icp'),
    icpHolder: reader.text('icpHolder'),
    app: filing(reader, 'app'),
    miniProgram: filing(reader, 'miniProgram'),
    telecom: filing(reader, 'telecom'),
    publicSecurity: filing(reader, 'publicSecurity'),
    educationApp: filing(reader, 'educationApp'),
  }
}

function fundsOf(reader: RowReader): Spoken<FundsSupervision> {
  return {
    bank: reader.text('fundsBank'),
    account: reader.code('fundsAccount'),
    chargedMonths: reader.number('chargedMonths'),
    chargedLessons: reader.number('chargedLessons'),
  }
}

/** Reads a row of the sheet of institutions; what cannot be read is noted in the reader. */
export function readInstitutionRow(reader: RowReader): InstitutionRow {
  const name = reader.text('name')
  if (typeof name !== 'string') reader.reject('name', ['机构名称不能为空', 'the name is missing'])
  return {
    name: typeof name === 'string' ? name.slice(0, 200) : '',
    creditCode: creditCode(reader),
    kind: some(
      reader.parsed(
        'kind',
        ['不是七类对象之一（KC1—KC7）', 'none of the seven kinds of objects'],
        words.kindOf,
      ),
    ),
    region: some(reader.region('region')),
    stages: some(reader.parsed('stages', STAGES_MEANT, words.stagesOf)),
    contents: some(
      reader.parsed('contents', ['应为 学科、非学科', 'subject or non-subject'], words.contentsOf),
    ),
    places: some(reader.parsed('places', ['应为 线上、线下', 'online or offline'], words.placesOf)),
    licence: licenceOf(reader),
    conversion: conversionOf(reader),
    filings: filingsOf(reader),
    whiteListDocument: reader.text('whiteListDocument'),
    whiteList: { from: reader.date('whiteListFrom'), until: reader.date('whiteListUntil') },
    netSchool: netSchoolOf(reader),
    funds: fundsOf(reader),
  }
}
