import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type LiveSchedules,
  openLiveSchedules,
} from '../../../src/adapters/schedules/live-schedules.ts'
import { loadSchedules } from '../../../src/adapters/schedules/load-schedules.ts'
import { sha256 } from '../../../src/adapters/system/sha256.ts'
import { DEFAULT_CUT_RULES } from '../../../src/core/cuts/power/cut-rules.ts'
import { heldCutRules } from '../../../src/core/cuts/power/loosened-rules.ts'
import { minutes } from '../../../src/core/time/duration.ts'
import { type Instant, plus } from '../../../src/core/time/instant.ts'
import { SCHEDULES_FOLDER } from '../../build/law.ts'
import { copySchedules, type SchedulesCopy } from '../../build/schedules-copy.ts'
import { at } from '../../build/violations.ts'

let copy: SchedulesCopy
let shipped: string

beforeEach(async () => {
  copy = await copySchedules()
  shipped = await readFile(join(SCHEDULES_FOLDER, 'cuts.yaml'), 'utf8')
})
afterEach(() => copy.remove())

const change = (from: string, to: string) => copy.write('cuts.yaml', shipped.replace(from, to))
const lineOf = (text: string, part: string): number =>
  text.split('\n').findIndex((line) => line.includes(part)) + 1

describe('cuts.yaml', () => {
  it('as delivered, and when it is missing, leaves everything to people and has its fuses in', async () => {
    for (const folder of [SCHEDULES_FOLDER, copy.folder]) {
      const loaded = await loadSchedules(folder)
      expect(loaded.ok && loaded.value.cuts).toEqual(DEFAULT_CUT_RULES)
    }
  })

  it('names the line of each rule, so that the operator is told which one asks', async () => {
    const rule =
      '  rules:\n    - regions: ["440100"]\n      viewersFrom: 500\n      hours: ["22:00-24:00"]'
    await change('  rules: []', rule)
    const loaded = await loadSchedules(copy.folder)
    expect(loaded.ok && loaded.value.cuts.secondPerson).toEqual([
      {
        line: lineOf(shipped, '  rules: []') + 1,
        regions: ['440100'],
        platforms: [],
        viewersFrom: 500,
        hours: [{ from: 79_200, to: 86_400 }],
      },
    ])
  })

  it.each([
    ['withinMinutes: 10', 'withinMinutes: soon'],
    ['whenBlown: second-person', 'whenBlown: never'],
    ['countdownSeconds: 60', 'countdownSeconds: 0'],
    ['coolingOffMinutes: 30', 'coolingOff: 30'],
    ['manual: { all: 30,', 'manual: { all: 0,'],
  ])('refuses %s written as %s, with its line', async (from, to) => {
    await change(from, to)
    const loaded = await loadSchedules(copy.folder)
    expect(loaded).toMatchObject({ fault: { code: 'schedule-invalid' } })
    expect(!loaded.ok && loaded.fault.message).toMatch(/^cuts\.yaml第\d+行/)
  })

  it('switches nothing on by the name of a sweep that nobody has, and says which there are', async () => {
    const place = shipped.lastIndexOf('  rules: []')
    const rule = '  rules:\n    - { mode: on, regions: ["440100"], sweeps: [nightly] }'
    await copy.write('cuts.yaml', `${shipped.slice(0, place)}${rule}\n`)
    const loaded = await loadSchedules(copy.folder)
    const line = shipped.slice(0, place).split('\n').length + 1
    expect(!loaded.ok && loaded.fault.message).toContain(`cuts.yaml第${line}行：没有名为“nightly”`)
    expect(!loaded.ok && loaded.fault.message).toContain('curfew')
  })

  it('is taken over while the program runs, and a broken one changes nothing', async () => {
    const opened = await openLiveSchedules(copy.folder, sha256)
    if (!opened.ok) throw new Error(opened.fault.message)
    const schedules = opened.value
    await change('withinMinutes: 10', 'withinMinutes: 5')
    expect(await schedules.refresh()).toBe('changed')
    expect(schedules.loaded().cuts.approvalWithin).toBe(300_000)
    await change('withinMinutes: 10', 'withinMinutes: never')
    expect(await schedules.refresh()).toBe('broken')
    expect(schedules.loaded().cuts.approvalWithin).toBe(300_000)
  })
})

describe('cuts.yaml that was loosened', () => {
  it('is held by what it said before, whoever loosened it: through the program, or with an editor', async () => {
    const opened = await openLiveSchedules(copy.folder, sha256)
    if (!opened.ok) throw new Error(opened.fault.message)
    const schedules = opened.value
    const save = async (text: string, at: Instant) => {
      const draft = await schedules.draft({ kind: 'cut-rules', text }, 'user:wang')
      if (draft.ok) await schedules.apply(draft.value, { at, who: 'user:wang', why: 'why' })
    }
    const ten = at('2026-10-17T10:00:00+08:00')
    const strict = shipped.replace('coolingOffMinutes: 30', 'coolingOffMinutes: 90')
    await save(strict, ten)
    await save(shipped, plus(ten, minutes(1)))
    const held = () => heldCutRules(schedules.cutRules(), plus(ten, minutes(2)))
    expect(held()).toMatchObject([{ changedBy: 'user:wang', until: plus(ten, minutes(1)) }])
    const stamp = { at: plus(ten, minutes(2)), who: 'user:li', why: 'why' }
    const changes = held().map(({ id }) => id)
    const agree = (text: string) =>
      schedules.agreeToCutRules(stamp, { version: schedules.versionOf(text), changes })
    expect(await agree(strict)).toBeNull()
    const takeBack = await agree(shipped)
    expect(held()).toEqual([])
    // Another process sees the same.
    const other = await openLiveSchedules(copy.folder, sha256)
    expect(other.ok && other.value.cutRules()).toEqual(schedules.cutRules())
    await takeBack?.()
    expect(held()).toHaveLength(1)
    await save(strict, plus(ten, minutes(3)))
    expect(held()).toEqual([])
    await copy.write('cuts.yaml', shipped)
    expect(await schedules.refresh()).toBe('changed')
    const { earlier } = schedules.cutRules()
    expect(earlier[0]).toMatchObject({ changedBy: null, rules: { coolingOff: minutes(90) } })
  })

  it('is held where it was never saved through the program, and after a start too', async () => {
    const strict = shipped.replace('coolingOffMinutes: 30', 'coolingOffMinutes: 90')
    await copy.write('cuts.yaml', strict)
    let now = at('2026-10-17T10:00:00+08:00')
    const open = async () => {
      const opened = await openLiveSchedules(copy.folder, sha256, undefined, { now: () => now })
      if (!opened.ok) throw new Error(opened.fault.message)
      return opened.value
    }
    const held = (schedules: LiveSchedules) =>
      heldCutRules(schedules.cutRules(), now).map(({ rules }) => rules.coolingOff)
    const first = await open()
    expect(held(first)).toEqual([])
    await copy.write('cuts.yaml', shipped)
    now = plus(now, minutes(1))
    await first.refresh()
    expect(held(first)).toEqual([minutes(90)])
    expect(held(await open())).toEqual([minutes(90)])
    // Nor is it forgotten when something is saved through the program after it.
    const text = shipped.replace('withinMinutes: 10', 'withinMinutes: 9')
    const draft = await first.draft({ kind: 'cut-rules', text }, 'user:wang')
    if (draft.ok) await first.apply(draft.value, { at: now, who: 'user:wang', why: 'why' })
    expect(held(await open())).toEqual([minutes(90)])
    now = plus(now, minutes(60))
    expect(held(first)).toEqual([])
  })
})
