import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { readSettingsTable, SETTING_NAMES } from '../../../src/config/settings-table.ts'
import { shownSettings } from '../../../src/config/shown-settings.ts'

const edition = (name: string) =>
  readSettingsTable(readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8'))

test.each(['README.md', 'README.zh-CN.md'])('every setting is told in %s', (name) => {
  const told = edition(name)
  expect(SETTING_NAMES.filter((one) => (told.get(one)?.usual ?? '') === '')).toEqual([])
  expect(SETTING_NAMES.filter((one) => (told.get(one)?.about ?? '') === '')).toEqual([])
  // A row tells of one setting: nobody has to find out which of four figures is meant.
  const texts = SETTING_NAMES.map((one) => told.get(one)?.about)
  expect(texts.filter((one, place) => texts.indexOf(one) !== place)).toEqual([])
  expect(told.get('XUNCHA_RETENTION_LEDGER_DAYS')?.usual).toBe('400')
  const { about = '' } = told.get('XUNCHA_SESSION_IDLE_MINUTES') ?? {}
  expect(about).not.toMatch(/[`[\]]|decisions/)
})

describe('what a page shows of the environment', () => {
  const shown = (name: string, value: string) =>
    shownSettings({ [name]: value }).find((one) => one.name === name)

  it('is what was set', () => {
    expect(shown('XUNCHA_SESSION_HOURS', '8')).toEqual({
      name: 'XUNCHA_SESSION_HOURS',
      value: '8',
      set: true,
      secret: false,
    })
    expect(shownSettings({}).every(({ set, value }) => !set && value === null)).toBe(true)
  })

  it.each([
    ['DATABASE_URL', 'postgres://xuncha:hunter2@db/xuncha'],
    ['XUNCHA_EVIDENCE_URL', 's3://key:hunter2@evidence'],
    ['XUNCHA_EVIDENCE_URL', 's3://key:p@hunter2@evidence'],
    ['XUNCHA_EVIDENCE_URL', 's3://key:1/hunter2@evidence'],
    ['XUNCHA_EVIDENCE_URL', 's3://key:p@evidence?endpoint=https://user:hunter2@host'],
    ['XUNCHA_EVIDENCE_URL', 's3://evidence?secretAccessKey=hunter2'],
    ['XUNCHA_SPEECH_URL', 'http://a:b@speech.example.cn http://c:hunter2@speech.example.cn'],
    ['XUNCHA_HEARTBEAT_URL', 'https://beats.example.cn/hunter2'],
    ['XUNCHA_STAMP_AUTHORITIES', 'https://a.example.cn/tsr https://b.example.cn/hunter2'],
    ['XUNCHA_TRACES_URL', 'https://traces.example.cn/v1?token=hunter2'],
  ])('is never the secret of %s', (name, value) => {
    expect(shown(name, value)?.set).toBe(true)
    expect(JSON.stringify(shownSettings({ [name]: value }))).not.toContain('hunter2')
  })
})
