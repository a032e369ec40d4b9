import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLiveSchedules } from '../../../src/adapters/schedules/live-schedules.ts'
import { inspectSchedules } from '../../../src/adapters/schedules/load-schedules.ts'
import { sha256 } from '../../../src/adapters/system/sha256.ts'
import { ruleForHost } from '../../../src/core/patrol/platform-rule.ts'
import { copySchedules, type SchedulesCopy } from '../../build/schedules-copy.ts'

let copy: SchedulesCopy

beforeEach(async () => {
  copy = await copySchedules()
})
afterEach(() => copy.remove())

const FILE = 'platforms/school-live.yaml'

const RULE = `name: school-live
titleZh: 某校直播
hosts: ['*.school.example']
device: phone
text:
  chat: ['#talk']
media:
  addresses: ['/pull/\\d+$']
signs:
  off-air: ['教室已关灯']
`

async function problemsAfter(text: string): Promise<readonly string[]> {
  await copy.write(FILE, text)
  const { problems } = await inspectSchedules(copy.folder)
  return problems.map(({ file, line, zh }) => `${file}:${line} ${zh}`)
}

describe('a new platform is a file', () => {
  it('whose entries come before those for every page', async () => {
    await copy.write(FILE, RULE)
    const { loaded } = await inspectSchedules(copy.folder)
    const rule = ruleForHost(loaded?.platforms ?? [], 'LIVE.school.example')
    expect(rule).toMatchObject({ name: 'school-live', device: 'phone' })
    expect(rule.text.chat?.[0]).toBe('#talk')
    expect(rule.text.chat?.length).toBeGreaterThan(1)
    expect(rule.media.addresses.some((pattern) => pattern.test('https://a.example/pull/7'))).toBe(
      true,
    )
    expect(rule.signs['off-air']?.[0]?.test('教室已关灯')).toBe(true)
    expect(rule.signs['login-wall']?.length).toBeGreaterThan(0)
    expect(ruleForHost(loaded?.platforms ?? [], 'notschool.example').name).toBe('generic')
  })

  it('that a running program takes over', async () => {
    const opened = await openLiveSchedules(copy.folder, sha256)
    if (!opened.ok) throw new Error(opened.fault.message)
    await copy.write(FILE, RULE)
    expect(await opened.value.refresh()).toBe('changed')
    expect(opened.value.loaded().platforms.map(({ name }) => name)).toContain('school-live')
  })
})

describe('a broken platform file is refused with file, line and reason:', () => {
  it.each([
    ['a pattern that is none', ['教室已关灯', '(教室'], 10, '不是正则表达式'],
    ['a selector that does not close', ['#talk', '[class="talk'], 6, '不是 CSS 选择器'],
    ['a selector that is a style sheet', ['#talk', 'a{}'], 6, '不是 CSS 选择器'],
    ['a host with a path', ['*.school.example', 'school.example/live'], 3, '应为主机名'],
    ['an unknown device', ['device: phone', 'device: watch'], 4, '只能是'],
    ['an unknown role', ['  chat:', '  gossip:'], 6, 'gossip'],
    ['an unknown sign', ['  off-air:', '  asleep:'], 10, 'asleep'],
    [
      'a field that does not exist',
      ['titleZh: 某校直播', 'titleZh: 某校直播\nspeed: 3'],
      3,
      'speed',
    ],
  ] as const)('%s', async (_name, [before, after], line, words) => {
    const [first = ''] = await problemsAfter(RULE.replace(before, after))
    expect(first).toContain(words)
    expect(first.startsWith(`${FILE}:${line} `), first).toBe(true)
  })

  it('a host that another file has', async () => {
    const [first = ''] = await problemsAfter(RULE.replace('*.school.example', 'live.bilibili.com'))
    expect(first).toBe(`${FILE}:3 hosts:live.bilibili.com 已在 platforms/bilibili-live.yaml 中`)
  })
})
