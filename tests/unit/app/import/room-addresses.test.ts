import { beforeAll, describe, expect, it } from 'vitest'
import type { Law } from '../../../../src/core/policy/law.ts'
import { loadedLaw } from '../../../build/law.ts'
import { madeWorkbook } from '../../../build/register/made-workbook.ts'
import { anImporter, aRow, HEADINGS, reportOf } from '../../../build/register/register-file.ts'

let law: Law
beforeAll(async () => {
  law = await loadedLaw()
})

const OWNER = '52440100MJTEXT012H'
const ROOM_HEADINGS = ['机构信用代码', '直播间名称', '页面地址', '流地址', '推流地址']
const STREAMS = 'http://media.example/live/1.flv http://media.example/live/1.m3u8'
const REGISTER = madeWorkbook([
  { name: '机构', rows: [HEADINGS, aRow()] },
  { name: '直播间', rows: [ROOM_HEADINGS, [OWNER, '初三数学', null, STREAMS, null]] },
])

describe('rooms of a file are told by what their addresses mean', () => {
  it('adds another address of the same stream to the room that has it, once and for all', async () => {
    const importer = anImporter(law)
    await importer.run(REGISTER)
    const push = 'rtmp://media.example/live/1'
    const file = madeWorkbook([
      { name: '直播间', rows: [ROOM_HEADINGS, [OWNER, '初三数学', null, push, null]] },
    ])
    reportOf(await importer.run(file))
    const rooms = await importer.transactions.run((records) => records.rooms.all())
    expect(rooms.map(({ streamUrls }) => streamUrls)).toEqual([
      [push, 'http://media.example/live/1.flv', 'http://media.example/live/1.m3u8'],
    ])
    const again = reportOf(await importer.run(file))
    expect(again.changes.rooms).toMatchObject({ created: 0, updated: 0, unchanged: 1 })
  })

  it('tells rooms of one page address apart by their number in the query', async () => {
    const importer = anImporter(law)
    await importer.run(REGISTER)
    const page = 'https://school.example/live?roomId='
    const rows = [
      [OWNER, '甲', `${page}5`, null, null],
      [OWNER, '乙', `${page}6&utm_source=wx`, null, null],
    ]
    const file = madeWorkbook([{ name: '直播间', rows: [ROOM_HEADINGS, ...rows] }])
    expect(reportOf(await importer.run(file)).changes.rooms.created).toBe(2)
  })
})

describe('how much attention a room is given comes with its row', () => {
  const headings = ['机构信用代码', '直播间名称', '流地址', '巡查等级', '标签']
  const stream = 'http://media.example/live/1.flv'
  const file = (tier: string | null, tags: string | null) =>
    madeWorkbook([
      { name: '机构', rows: [HEADINGS, aRow()] },
      { name: '直播间', rows: [headings, [OWNER, '初三数学', stream, tier, tags]] },
    ])

  it('as tier and tags, which a blank cell leaves and a stroke takes away', async () => {
    const importer = anImporter(law)
    const room = async () => {
      const [one] = await importer.transactions.run((records) => records.rooms.all())
      return [one?.tier, one?.tags]
    }
    await importer.run(file('重点', '投诉集中、小学部 甲班;投诉集中'))
    expect(await room()).toEqual(['key', ['投诉集中', '小学部 甲班']])
    await importer.run(file(null, null))
    expect(await room()).toEqual(['key', ['投诉集中', '小学部 甲班']])
    await importer.run(file('低风险', '无'))
    expect(await room()).toEqual(['low', undefined])
  })

  it('or is refused with its column', async () => {
    const report = reportOf(await anImporter(law).run(file('很高', null)))
    expect(JSON.stringify(report.rejected)).toContain('应为 重点、一般 或 低风险')
  })
})
