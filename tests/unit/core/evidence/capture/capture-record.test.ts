import { describe, expect, it } from 'vitest'
import * as wire from '../../../../../src/contracts/capture/capture.ts'
import type { CaptureFacts } from '../../../../../src/core/evidence/capture/capture-facts.ts'
import { leadOf } from '../../../../../src/core/evidence/capture/capture-plan.ts'
import { captureRecord } from '../../../../../src/core/evidence/capture/capture-record.ts'
import type { MediaTrouble } from '../../../../../src/core/evidence/capture/capture-words.ts'
import { chatTrack, withMaskedChat } from '../../../../../src/core/evidence/capture/chat-track.ts'
import { seconds } from '../../../../../src/core/time/duration.ts'
import { type Instant, plus } from '../../../../../src/core/time/instant.ts'
import {
  CAPTURE_ITEMS,
  type CaptureItemName,
} from '../../../../../src/core/violations/captured-item.ts'
import { anEvidenceFrame, aStoredViolation } from '../../../../build/database/database-rows.ts'
import { at } from '../../../../build/violations.ts'

const NINE = at('2026-10-17T09:00:00+08:00')
const past = (count: number): Instant => plus(NINE, seconds(count))

const BARE: CaptureFacts = {
  violation: aStoredViolation(),
  lead: leadOf(past(100), past(90)),
  suspectSince: past(20),
  clips: [],
  mediaTroubles: [],
  pieces: [],
  address: null,
  page: { kind: 'none' },
  versions: [],
  clock: { kind: 'unset' },
  now: past(220),
}

const ADDRESS: NonNullable<CaptureFacts['address']> = {
  at: past(101),
  host: 'live.example',
  port: 443,
  addresses: ['203.0.113.7', '203.0.113.8'],
  used: '203.0.113.7',
  why: null,
  answer: { status: 200, headers: { server: 'nginx', 'set-cookie': 'session=secret; Path=/' } },
  certificate: {
    fingerprint: 'AA:BB',
    subject: 'CN=live.example',
    issuer: 'CN=An authority',
    validFrom: 'Jan  1 00:00:00 2026 GMT',
    validTo: 'Jan  1 00:00:00 2027 GMT',
    distrusted: null,
  },
  certificateWhy: null,
  encrypted: true,
  speaksHttp: true,
}

const clip = (from: number, to: number) => ({
  sha256: `${from}`.padStart(64, 'a'),
  at: past(to),
  from: past(from),
  to: past(to),
  bytes: 1_000,
})

const troubled = (trouble: MediaTrouble, from = 0, to: number | null = null) => ({
  trouble,
  from: past(from),
  to: to === null ? null : past(to),
})

const recordOf = (change: Partial<CaptureFacts>) => {
  const items = captureRecord({ ...BARE, ...change })
  return (name: CaptureItemName) => {
    const found = items.find(({ item }) => item === name)
    if (found === undefined) throw new Error(`no ${name}`)
    return found
  }
}

describe('the list of what was captured', () => {
  it('has every item once, and each that is missing says why in both languages', () => {
    const items = captureRecord(BARE)
    expect(items.map(({ item }) => item)).toEqual([...CAPTURE_ITEMS])
    expect([...wire.CAPTURE_ITEMS]).toEqual([...CAPTURE_ITEMS])
    for (const { outcome, why, item } of items) {
      expect(outcome === 'captured', item).toBe(why === null)
    }
    expect(items.filter(({ outcome }) => outcome === 'captured').map(({ item }) => item)).toEqual([
      'versions',
      'calendar',
      'rule',
    ])
  })

  it('has the minute before and the two minutes after', () => {
    const item = recordOf({ clips: [clip(28, 88), clip(88, 148), clip(148, 222)] })
    expect(item('media-before')).toMatchObject({ outcome: 'captured', why: null })
    expect(item('media-after')).toMatchObject({ outcome: 'captured', why: null })
    expect(item('sound').files, 'it lies in the media').toHaveLength(3)
  })

  it('says which part of the minute before there is not, and that the room was not suspect then', () => {
    const item = recordOf({ suspectSince: past(60), clips: [clip(64, 88), clip(88, 222)] })
    expect(item('media-before')).toMatchObject({ outcome: 'partly' })
    expect(item('media-before').why?.zh).toContain('09:01:00+08:00 才转为可疑')
    expect(item('media-after').outcome).toBe('captured')
  })

  it('tells of the address what the network said, and nothing that lets anybody in', () => {
    const item = recordOf({ address: ADDRESS })
    expect(JSON.stringify(item('headers'))).toContain('nginx')
    expect(JSON.stringify(item('headers'))).not.toContain('secret')
    expect(item('addresses').facts.map(({ value }) => value)).toContain('203.0.113.7、203.0.113.8')
    expect(JSON.stringify(item('certificate'))).toContain('AA:BB')
    const plain = recordOf({ address: { ...ADDRESS, encrypted: false, certificate: null } })
    expect(plain('certificate').why?.zh).toBe('地址未加密，没有证书')
    const silent = recordOf({ address: { ...ADDRESS, answer: null, why: 'refused' } })
    expect(silent('headers').why?.zh).toContain('没有应答')
  })

  it('tells how far the clock is off, and that no source is set', () => {
    expect(recordOf({})('clock').why?.zh).toContain('未设时间源')
    const asked = { kind: 'offset', source: 'ntp.example:123', at: NINE, stratum: 2 } as const
    expect(recordOf({ clock: { kind: 'not-asked' } })('clock').why?.zh).toContain('中断')
    const item = recordOf({ clock: { ...asked, offset: -12.34, uncertainty: 3.2 } })('clock')
    expect(item.facts.map(({ value }) => value)).toContain('-12.3 ms')
    expect(item.facts.map(({ value }) => value)).toContain('± 3.2 ms')
  })

  it('counts pictures that were kept anyway, and says where none came for long', () => {
    const frames = [90, 120, 150, 180, 210].map((count) =>
      anEvidenceFrame({ sha256: `${count}`.padStart(64, 'f'), at: past(count) }),
    )
    expect(recordOf({ pieces: frames })('frames')).toMatchObject({ outcome: 'captured' })
    expect(recordOf({ pieces: frames.slice(0, 1) })('frames').why?.zh).toContain('130 秒')
  })

  it('is written in full-width punctuation', () => {
    const items = captureRecord({ ...BARE, suspectSince: past(60), clips: [clip(64, 120)] })
    for (const { why } of items) expect(why?.zh ?? '').not.toMatch(/[\u4e00-\u9fff][,;:()]/)
  })
})

describe('raw media that is missing', () => {
  it('says what stood against the rest', () => {
    const full = recordOf({ clips: [clip(28, 120)], mediaTroubles: [troubled('disk-full')] })
    expect(full('media-after').why?.zh).toContain('磁盘空间不足')
    expect(recordOf({ mediaTroubles: [troubled('crowded')] })('media-before').why?.zh).toContain(
      '上限',
    )
    expect(recordOf({ mediaTroubles: [troubled('off')] })('media-after').why?.en).toContain(
      'keep no raw media',
    )
  })

  it('tells of each gap what stood against it then, not what came before or after', () => {
    const clips = [clip(28, 88), clip(88, 120), clip(150, 222)]
    const item = recordOf({ clips, mediaTroubles: [troubled('ended', 121, 149)] })
    expect(item('media-after').why?.zh).toContain('流在此前已中断')
    const late = recordOf({ clips: [clip(60, 222)], mediaTroubles: [troubled('budget', 20, 58)] })
    expect(late('media-before').why?.zh).toContain('访问预算')
    expect(late('media-before').why?.zh, 'it was suspect long before').not.toContain('才转为可疑')
    const quiet = recordOf({ clips: [clip(60, 222)], mediaTroubles: [troubled('budget', 400)] })
    expect(quiet('media-before').why?.zh).toContain('流没有送来这一段')
  })
})

it('the chat of a page is kept with times, and without whole names and numbers', () => {
  const said = [
    { role: 'chat', text: '王小明同学：老师我的电话 13800138000' },
    { role: 'title', text: '初三数学' },
  ] as const
  expect(chatTrack(said, NINE)).toEqual({
    text: '2026-10-17T09:00:00+08:00\t王**：老师我的电话 **\n',
    lines: 1,
  })
  expect(chatTrack([], NINE)).toBeNull()
})

it('the text of a page that is kept beside the chat names nobody of it either', () => {
  const texts = [
    { role: 'title', text: '初三数学' },
    { role: 'chat', text: '王小明同学：老师我的电话 138-1234-5678' },
    { role: 'chat', text: '李丽：138 0013 8000（微信）' },
    { role: 'chat', text: '赵四海：听不见' },
  ] as const
  const text =
    '初三数学 授课老师：张三 咨询 400-123-4567 王小明同学： 老师我的电话 138-1234-5678 李丽：138 0013 8000（微信） 赵四海：听'
  expect(withMaskedChat(text, texts)).toBe(
    '初三数学 授课老师：张三 咨询 400-123-4567 王**：老师我的电话 ** 李**：**（微信） …',
  )
  expect(withMaskedChat(text, []), 'what the institution says stays').toBe(text)
})
