import { beforeAll, describe, expect, it } from 'vitest'
import type { Law } from '../../../../src/core/policy/law.ts'
import type { ObjectKind } from '../../../../src/core/registry/institution.ts'
import { loadedLaw } from '../../../build/law.ts'
import { type MadeCell, madeWorkbook } from '../../../build/register/made-workbook.ts'
import {
  anImporter,
  aRow,
  aSheet,
  HEADINGS,
  type Importer,
  madeCreditCode,
  reportOf,
} from '../../../build/register/register-file.ts'

let law: Law
beforeAll(async () => {
  law = await loadedLaw()
})

const everything = (importer: Importer) =>
  importer.transactions.run(async ({ institutions, rooms, courses, journal }) => ({
    institutions: await institutions.all(),
    rooms: await rooms.all(),
    courses: await courses.all(),
    journal: await journal.after(0, 1_000),
  }))

const OWNER = '52440100MJTEXT012H'
const ROOM_HEADINGS = ['机构信用代码', '直播间名称', '页面地址', '流地址', '推流地址']
const A_ROOM = [
  OWNER,
  '初三数学',
  'https://school.example/live/1',
  'http://media.example/live/1.flv http://media.example/live/1.m3u8',
  'rtmp://push.example/live/1',
]
const COURSE_HEADINGS = [
  '所属机构',
  '课程名称',
  '班次',
  '科目',
  '开课日期',
  '结课日期',
  '上课星期',
  '上课时间',
]
const aCourseRow = (weekdays: string, lessons: string): readonly MadeCell[] => [
  '（虚构）启明在线学堂',
  '初二数学',
  '甲班',
  '数学',
  '2026-09-07',
  '2026-09-20',
  weekdays,
  lessons,
]

const aRegister = (courses: readonly (readonly MadeCell[])[]): Uint8Array =>
  madeWorkbook([
    // Sheets may come in any order; what depends on others waits for them.
    { name: '课程', rows: [COURSE_HEADINGS, ...courses] },
    { name: '直播间', rows: [ROOM_HEADINGS, A_ROOM] },
    {
      name: '业务系统',
      rows: [
        ['机构信用代码', '系统名称', '自有平台'],
        [OWNER, '启明课堂', '是'],
      ],
    },
    { name: '机构', rows: [HEADINGS, aRow()] },
    { name: '填表说明', rows: [['随便写']] },
  ])

describe('importing a register', () => {
  it('takes institution, system, room and course of one file, whatever the order of its sheets', async () => {
    const importer = anImporter(law)
    const report = reportOf(await importer.run(aRegister([aCourseRow('周三', '18:40-19:10')])))
    expect(report.rejected).toEqual([])
    const { institutions, rooms, courses } = await everything(importer)
    expect(institutions[0]?.dossier?.systems).toMatchObject([
      { name: '启明课堂', ownPlatform: true },
    ])
    expect(rooms).toMatchObject([
      {
        title: '初三数学',
        institutionId: institutions[0]?.id,
        streamUrls: ['http://media.example/live/1.flv', 'http://media.example/live/1.m3u8'],
        pushUrls: ['rtmp://push.example/live/1'],
        region: '440100',
        stage: 'compulsory',
        active: true,
      },
    ])
    expect(courses).toMatchObject([{ subject: 'MAT', timetable: { weekdays: [3] } }])
  })

  it('changes nothing the second time, and leaves no entry in the journal for it', async () => {
    const importer = anImporter(law)
    const bytes = aRegister([aCourseRow('周三', '18:40-19:10')])
    await importer.run(bytes)
    const before = await everything(importer)
    const report = reportOf(await importer.run(bytes))
    expect(report.changes).toEqual({
      institutions: { created: 0, updated: 0, unchanged: 1 },
      systems: { created: 0, updated: 0, unchanged: 1 },
      teachers: { created: 0, updated: 0, unchanged: 0 },
      rooms: { created: 0, updated: 0, unchanged: 1 },
      courses: { created: 0, updated: 0, unchanged: 1 },
    })
    expect(await everything(importer)).toEqual(before)
  })

  it('writes nothing when one row of a thousand is rejected', async () => {
    const importer = anImporter(law)
    const rows = Array.from({ length: 1_000 }, (_, i) =>
      aRow({
        机构名称: `（虚构）机构${i}`,
        统一社会信用代码: madeCreditCode(i),
        行政区划: i === 700 ? '000000' : '440100',
      }),
    )
    const report = reportOf(await importer.run(aSheet(...rows)))
    expect(report).toMatchObject({
      applied: false,
      rows: 1_000,
      rejected: [{ row: 702, column: 'D' }],
    })
    expect(await everything(importer)).toEqual({
      institutions: [],
      rooms: [],
      courses: [],
      journal: [],
    })
  })

  it('writes nothing in a dry run, and says what it would do', async () => {
    const importer = anImporter(law)
    const report = reportOf(await importer.run(aSheet(aRow()), true))
    expect(report).toMatchObject({ dryRun: true, applied: false })
    expect(report.changes.institutions).toEqual({ created: 1, updated: 0, unchanged: 0 })
    expect((await everything(importer)).institutions).toEqual([])
  })
})

describe('importing what is already registered', () => {
  it('leaves what a later file leaves blank, and clears what it calls 无', async () => {
    const importer = anImporter(law)
    await importer.run(aSheet(aRow()))
    const later = aSheet(aRow({ 许可状态: '暂停', 有效期至: null, 办学许可证号: '无' }))
    const report = reportOf(await importer.run(later))
    expect(report.changes.institutions.updated).toBe(1)
    const { institutions } = await everything(importer)
    expect(institutions[0]?.dossier?.licence).toMatchObject({
      state: 'suspended',
      expiresOn: '2027-01-09',
      number: null,
    })
  })

  it('knows an institution by its code though it has a new name', async () => {
    const importer = anImporter(law)
    await importer.run(aSheet(aRow()))
    await importer.run(aSheet(aRow({ 机构名称: '（虚构）改名学堂' })))
    const { institutions } = await everything(importer)
    expect(institutions.map(({ name }) => name)).toEqual(['（虚构）改名学堂'])
  })

  it('says in the journal who imported what and why', async () => {
    const importer = anImporter(law)
    const { sha256 } = reportOf(await importer.run(aSheet(aRow())))
    const { journal } = await everything(importer)
    expect(journal).toMatchObject([
      {
        who: 'user:test',
        why: '测试',
        subjectId: `import ${sha256}`,
        data: { import: { rows: 1 } },
      },
      { who: 'user:test', subjectKind: 'institution' },
    ])
  })

  it('refuses a room whose address is another institution’s, and one of nobody', async () => {
    const importer = anImporter(law)
    await importer.run(aRegister([]))
    const rows = [
      [madeCreditCode(7), ...A_ROOM.slice(1)],
      ['91440101MATEXT036W', '无主', 'https://nobody.example/1', null, null],
    ]
    const file = madeWorkbook([
      {
        name: '机构',
        rows: [HEADINGS, aRow({ 机构名称: '乙', 统一社会信用代码: madeCreditCode(7) })],
      },
      { name: '直播间', rows: [ROOM_HEADINGS, ...rows] },
    ])
    const report = reportOf(await importer.run(file))
    expect(report.rejected).toMatchObject([
      {
        sheet: '直播间',
        row: 2,
        column: 'D',
        reason: {
          zh: expect.stringMatching(/^该地址已登记在另一机构名下.*启明在线学堂“初三数学”/),
        },
      },
      { sheet: '直播间', row: 3, column: 'A', reason: { zh: '没有登记这家机构' } },
    ])
  })
})

describe('the timetable of a course is judged before it is taught', () => {
  const warningsFor = async (weekdays: string, lessons: string) => {
    const report = reportOf(await anImporter(law).run(aRegister([aCourseRow(weekdays, lessons)])))
    return report.warnings.filter(({ sheet }) => sheet === '课程').map(({ reason }) => reason.zh)
  }

  it('finds nothing against half an hour on a school evening', async () => {
    expect(await warningsFor('周三', '18:40-19:10')).toEqual([])
  })

  it.each([
    ['周六', '10:00-10:30', 'CAL-REST 禁止'],
    ['周三', '20:40-21:10', 'TOD-END21 禁止'],
    ['周三', '18:30-19:10', 'CLS-LEN30 禁止'],
    ['周三', '18:30-19:00;19:05-19:35', 'CLS-GAP10 禁止'],
    ['周三', '10:00-10:30', 'TOD-SCHOOL 禁止'],
  ])('%s %s is %s', async (weekdays, lessons, expected) => {
    expect((await warningsFor(weekdays, lessons)).join('\n')).toContain(expected)
  })
})

describe('odd, but possible: a warning and not a rejection', () => {
  const OTHER: readonly (readonly [string, Parameters<typeof aRow>[0], string])[] = [
    [
      'a company that teaches compulsory subjects',
      { 统一社会信用代码: '91440101MA5CJQ4N59' },
      '52 开头',
    ],
    ['a code of the early pilots', { 统一社会信用代码: '91350100M0001TGQXM' }, '早期试点'],
    ['a licence number of another shape', { 办学许可证号: '粤教培123号' }, '常见'],
    ['a licence of another region', { 办学许可证号: '教民151010470000001号' }, '区划'],
    ['a licence that is not one of tutoring', { 办学许可证号: '教民144010050000001号' }, '类别位'],
    ['no licence number', { 办学许可证号: '无' }, '未填办学许可证号'],
    ['no state of the conversion', { 备改审状态: null }, '备改审'],
  ]
  it.each(OTHER)('%s', async (_name, change, words) => {
    const report = reportOf(await anImporter(law).run(aSheet(aRow(change))))
    expect(report.applied).toBe(true)
    expect(report.warnings.map(({ reason }) => reason.zh).join('\n')).toContain(words)
  })
})

describe('every object of the plan can be registered', () => {
  const KINDS: readonly (readonly [string, ObjectKind, string])[] = [
    ['KC1 无证机构', 'unlicensed-institution', 'unlicensed'],
    ['有证机构', 'licensed-institution', 'licensed-online-subject'],
    ['第三方平台', 'third-party-platform', 'platform'],
    ['广告位', 'advertisement-place', 'platform'],
    ['技术支持平台', 'technical-support', 'platform'],
    ['撮合中介', 'matchmaker', 'platform'],
    ['学校网校', 'school-net-school', 'school'],
  ]
  it.each(KINDS)('%s', async (typed, kind, actor) => {
    const importer = anImporter(law)
    expect(reportOf(await importer.run(aSheet(aRow({ 对象类别: typed })))).rejected).toEqual([])
    const { institutions } = await everything(importer)
    expect(institutions[0]).toMatchObject({ actor, dossier: { kind } })
  })

  it('with the ledger of a school’s net school', async () => {
    const importer = anImporter(law)
    const rows = [
      ['机构名称', '对象类别', '行政区划', '网校用途', '网校收费', '台账处置', '台账核查日期'],
      ['（虚构）某校网校', '学校网校', '440100', '自主学习', '否', '加强管理', '2026.1.28'],
    ]
    await importer.run(madeWorkbook([{ name: '机构', rows }]))
    const { institutions } = await everything(importer)
    expect(institutions[0]?.dossier?.netSchool).toEqual({
      use: 'self-study',
      charged: false,
      measure: 'manage',
      checkedOn: '2026-01-28',
      note: null,
    })
  })
})
