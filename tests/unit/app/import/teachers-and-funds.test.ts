import { beforeAll, describe, expect, it } from 'vitest'
import type { ImportReport } from '../../../../src/app/import/import-report.ts'
import type { Law } from '../../../../src/core/policy/law.ts'
import { loadedLaw } from '../../../build/law.ts'
import { type MadeCell, madeWorkbook } from '../../../build/register/made-workbook.ts'
import {
  anImporter,
  aRow,
  HEADINGS,
  type Importer,
  reportOf,
} from '../../../build/register/register-file.ts'

let law: Law
beforeAll(async () => {
  law = await loadedLaw()
})

const TEACHER_HEADINGS = [
  '所属机构',
  '教师姓名',
  '教师资格证号',
  '任教学科',
  '在职教师',
  '核验日期',
]
const OWNER = '（虚构）启明在线学堂'
type Rows = readonly (readonly MadeCell[])[]

const teacherFile = (teachers: Rows, courses: Rows = []): Uint8Array =>
  madeWorkbook([
    { name: '机构', rows: [HEADINGS, aRow()] },
    { name: '教师', rows: [TEACHER_HEADINGS, ...teachers.map((row) => [OWNER, ...row])] },
    {
      name: '课程',
      rows: [
        ['所属机构', '课程名称', '科目', '开课日期', '结课日期', '上课星期', '上课时间', '教师'],
        ...courses.map((row) => [OWNER, ...row]),
      ],
    },
  ])

const fundsFile = (months: MadeCell, lessons: MadeCell, account: MadeCell): Uint8Array =>
  madeWorkbook([
    {
      name: '机构',
      rows: [
        [...HEADINGS, '资金监管银行', '资金监管账户', '收费月数', '收费课时'],
        [...aRow(), '（虚构）银行', account, months, lessons],
      ],
    },
  ])

const dossierIn = async ({ transactions }: Importer) => {
  const [institution] = await transactions.run((records) => records.institutions.all())
  return institution?.dossier
}

const warningsOf = ({ warnings }: ImportReport) => warnings.map(({ reason }) => reason.zh)

describe('teachers', () => {
  const IN_ORDER = ['李四', '20214401234567890', '数学', '否', '2026-08-20'] as const

  it('are kept with their institution under a masked name', async () => {
    const importer = anImporter(law)
    const report = reportOf(await importer.run(teacherFile([IN_ORDER])))
    expect(report.warnings).toEqual([])
    expect(report.changes.teachers).toEqual({ created: 1, updated: 0, unchanged: 0 })
    expect((await dossierIn(importer))?.teachers).toEqual([
      {
        name: '李*',
        certificate: '20214401234567890',
        subject: '数学',
        inService: false,
        checkedOn: '2026-08-20',
      },
    ])
  })

  it('change nothing the second time, and keep what a later file leaves blank', async () => {
    const importer = anImporter(law)
    await importer.run(teacherFile([IN_ORDER]))
    const again = reportOf(await importer.run(teacherFile([IN_ORDER])))
    expect(again.changes.teachers).toEqual({ created: 0, updated: 0, unchanged: 1 })
    const blank = ['李*', '20214401234567890', null, '是', null]
    const changed = reportOf(await importer.run(teacherFile([blank])))
    expect(changed.changes.teachers).toEqual({ created: 0, updated: 1, unchanged: 0 })
    expect((await dossierIn(importer))?.teachers).toMatchObject([
      { subject: '数学', inService: true, checkedOn: '2026-08-20' },
    ])
  })

  it('are warned of without certificate, in service or not verified, but imported', async () => {
    const importer = anImporter(law)
    const rows = [
      ['王五', '无', '英语', null, null],
      ['赵六', '20214401234567891', '物理', '是', '2026-08-20'],
    ]
    const report = reportOf(await importer.run(teacherFile(rows)))
    expect(report.applied).toBe(true)
    expect(warningsOf(report)).toEqual([
      '未填教师资格证号（变异 D2）',
      '未核验是否中小学在职教师',
      expect.stringContaining('第 16 条（六）'),
    ])
  })

  it('of one masked name are told apart by their certificates only', async () => {
    const importer = anImporter(law)
    const twins = [IN_ORDER, ['李五', '20214401234567892', '数学', '否', '2026-08-20']]
    const report = reportOf(await importer.run(teacherFile(twins)))
    expect(report.changes.teachers.created).toBe(2)
    const unclear = [
      ['孙一', '无', null, '否', null],
      ['孙二', '无', null, '否', null],
    ]
    const refused = reportOf(await importer.run(teacherFile(unclear)))
    expect(refused.applied).toBe(false)
    expect(refused.rejected[0]?.reason.zh).toContain('重复')
  })

  it('in service are named where a course is taught by them', async () => {
    const teachers = [['赵六', '20214401234567891', '物理', '是', '2026-08-20']]
    const course = ['初二物理', '物理', '2026-09-09', '2026-09-30', '周三', '18:30-19:00', '赵*']
    const report = reportOf(await anImporter(law).run(teacherFile(teachers, [course])))
    expect(report.warnings.filter(({ sheet }) => sheet === '课程')).toMatchObject([
      { heading: '教师', reason: { zh: expect.stringContaining('ACT-TEACHER') } },
    ])
  })
})

describe('supervised funds', () => {
  it('are kept with the institution, and quiet within three months and sixty lessons', async () => {
    const importer = anImporter(law)
    const report = reportOf(await importer.run(fundsFile(3, 60, '6222000000000000001')))
    expect(report.warnings).toEqual([])
    expect((await dossierIn(importer))?.funds).toEqual({
      bank: '（虚构）银行',
      account: '6222000000000000001',
      chargedMonths: 3,
      chargedLessons: 60,
    })
  })

  it('are warned of when more is charged at once, or without an account', async () => {
    const report = reportOf(await anImporter(law).run(fundsFile(4, 61, '无')))
    expect(report.applied).toBe(true)
    expect(warningsOf(report)).toEqual([
      '预收费未填监管银行或账户',
      '一次性收费超过 3 个月',
      '一次性收费超过 60 课时',
    ])
  })
})

describe('a malformed filing number', () => {
  it('is refused with what is wrong with it', async () => {
    const file = madeWorkbook([
      {
        name: '机构',
        rows: [
          [...HEADINGS, 'App备案号'],
          [...aRow(), '青ICP备案026000119号-2A'],
        ],
      },
    ])
    const [remark] = reportOf(await anImporter(law).run(file)).rejected
    expect(remark?.reason.zh).toContain('应为“ICP备”')
    expect(remark?.reason.zh).toContain('8位或10位数字')
  })
})
