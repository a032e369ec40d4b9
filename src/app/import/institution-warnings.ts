import { readCreditCode } from '../../core/registry/credit-code.ts'
import { fundsFindings } from '../../core/registry/funds.ts'
import type { Institution } from '../../core/registry/institution.ts'
import { licenceNumberFindings } from '../../core/registry/licence-number.ts'
import type { Reason, RowReader } from './row-reader.ts'

/** The conversion of every online institution had to be done by then (教监管厅函〔2021〕). */
const CONVERSION_DUE = '2021-12-31'

function warnOfLicence({ dossier, region, stages }: Institution, reader: RowReader): void {
  const licence = dossier?.licence ?? null
  if (licence === null || licence.number === null) {
    reader.warn('licenceNumber', ['有证机构未填办学许可证号', 'licensed, but without a number'])
  } else {
    const findings = licenceNumberFindings(licence.number, region)
    if (findings.includes('shape')) {
      reader.warn('licenceNumber', [
        '许可证号不是常见的 13 或 15 位写法',
        'not the usual 13 or 15 digits',
      ])
    }
    if (findings.includes('region')) {
      reader.warn('licenceNumber', ['许可证号中的区划与属地不符', 'its region is another one'])
    }
    if (findings.includes('not-tutoring')) {
      reader.warn('licenceNumber', [
        '许可证号类别位不是 7（培训机构）',
        'its kind is not 7, tutoring',
      ])
    }
  }
  const unlicensed = stages.filter((stage) => !(licence?.stages ?? stages).includes(stage))
  if ((licence?.stages.length ?? 0) > 0 && unlicensed.length > 0) {
    reader.warn('licenceStages', ['实际学段超出许可学段', 'teaches stages beyond the licence'])
  }
}

function warnOfConversion({ actor, dossier }: Institution, reader: RowReader): void {
  if (actor !== 'licensed-online-subject') return
  const conversion = dossier?.conversion ?? null
  if (conversion === null) {
    reader.warn('conversionState', [
      '线上学科机构未填备改审状态，无法判断其许可是否有效',
      'an online subject institution without the state of its conversion',
    ])
  } else if (conversion.decidedOn !== null && conversion.decidedOn > CONVERSION_DUE) {
    reader.warn('conversionDecidedOn', [
      '备改审应在 2021-12-31 前完成',
      'the conversion was due by 2021-12-31',
    ])
  }
}

function warnOfCode({ actor, creditCode, stages }: Institution, reader: RowReader): void {
  if (creditCode === null) return
  const teachesCompulsorySubjects = actor.endsWith('-subject') && !actor.includes('non-subject')
  const compulsory = teachesCompulsorySubjects && stages.includes('compulsory')
  const { findings } = readCreditCode(creditCode, { teachesCompulsorySubjects: compulsory })
  if (findings.includes('compulsory-subject-must-be-non-profit')) {
    reader.warn('creditCode', [
      '义务教育学科类机构应登记为民办非企业单位（代码以 52 开头）',
      'compulsory subjects are taught by non-profit bodies only (codes that begin with 52)',
    ])
  }
}

const FUNDS_WARNINGS: Readonly<
  Record<ReturnType<typeof fundsFindings>[number], readonly [field: string, reason: Reason]>
> = {
  'no-account': [
    'fundsAccount',
    ['预收费未填监管银行或账户', 'fees in advance without a supervised account'],
  ],
  'too-many-months': [
    'chargedMonths',
    ['一次性收费超过 3 个月', 'charges for more than three months at once'],
  ],
  'too-many-lessons': [
    'chargedLessons',
    ['一次性收费超过 60 课时', 'charges for more than sixty lessons at once'],
  ],
}

/** Odd, but possible: a person should look (docs/rules.md §6.1–6.4). Nothing here keeps a row out. */
export function warnOfOddities(institution: Institution, reader: RowReader): void {
  const { dossier, name } = institution
  warnOfCode(institution, reader)
  if (dossier?.kind === 'licensed-institution') warnOfLicence(institution, reader)
  warnOfConversion(institution, reader)
  for (const finding of fundsFindings(dossier?.funds ?? null)) {
    reader.warn(...FUNDS_WARNINGS[finding])
  }
  const holder = dossier?.filings?.icpHolder ?? null
  if (holder !== null && holder !== name) {
    reader.warn('icpHolder', [
      '备案主体与机构名称不一致（常见于挂靠）',
      'the filing is held under another name',
    ])
  }
  const issued = dossier?.licence?.issuedOn ?? null
  const expires = dossier?.licence?.expiresOn ?? null
  if (issued !== null && expires !== null && expires < issued) {
    reader.reject('licenceExpiresOn', ['有效期至早于发证日期', 'expires before it was issued'])
  }
}
