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
const STREAM = 'http://media.example/live/1.flv'
const CALLED = ['阻断接口', '阻断应用名', '阻断流名']
const LETTER = ['收函单位', '平台账号']

async function imported(
  platform: string | null,
  more: readonly (string | null)[],
  holdsCutKeys = (): boolean => true,
) {
  const importer = anImporter(law, undefined, undefined, undefined, holdsCutKeys)
  const headings = ['机构信用代码', '直播间名称', '流地址', '阻断平台', ...CALLED, ...LETTER]
  const rows = [headings, [OWNER, '初三数学', STREAM, platform, ...more]]
  const report = reportOf(
    await importer.run(
      madeWorkbook([
        { name: '机构', rows: [HEADINGS, aRow()] },
        { name: '直播间', rows },
      ]),
    ),
  )
  const [room] = await importer.transactions.run((records) => records.rooms.all())
  return {
    target: room?.cutTarget,
    at: report.rejected.map(({ heading }) => heading),
    warned: report.warnings.map(({ heading, reason }) => [heading, reason.zh]),
  }
}

const NOTHING = [null, null, null, null, null]

describe('what cuts the room of a row', () => {
  it('may be a letter to its platform, in whichever word the office has for it', async () => {
    const letter = { platform: 'letter', addressee: '某直播平台', account: '@shuxue' }
    const cells = [null, null, null, '某直播平台', '@shuxue']
    for (const word of ['letter', '公函', null]) {
      expect((await imported(word, cells)).target).toEqual(letter)
    }
  })

  it('may be a cloud by its Chinese name', async () => {
    const { target } = await imported('腾讯云', ['push.example.com', 'live', 'a', null, null])
    expect(target).toMatchObject({ platform: 'tencent-css', domain: 'push.example.com' })
  })

  it('is rejected at the cells that are wrong or blank, and at no others', async () => {
    const server = ['http://10.0.0.7:1985', 'live', null, null, null]
    expect((await imported('srs', server)).at).toEqual(['阻断流名'])
    expect((await imported('srs', NOTHING)).at).toEqual(CALLED)
    expect((await imported('公函', NOTHING)).at).toEqual(LETTER)
    expect((await imported('obs', ['10.0.0.7', 'live', 'a', null, null])).at).toEqual(['阻断平台'])
  })

  it('that nobody holds keys to is told of in the preview, at the cell that names where orders go', async () => {
    const cells = ['push.example.com', 'live', 'a', null, null]
    expect((await imported('腾讯云', cells, () => false)).warned).toEqual([
      ['阻断接口', expect.stringContaining('密钥文件里没有 push.example.com 的密钥')],
    ])
    expect((await imported('腾讯云', cells)).warned).toEqual([])
    const letter = [null, null, null, '某直播平台', '@shuxue']
    expect((await imported('公函', letter, () => false)).warned).toEqual([])
  })
})
