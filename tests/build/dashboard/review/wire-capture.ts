import type { CaptureItem, CaptureList } from '../../../../src/contracts/capture/capture.ts'

const SHA256 = '5f'.repeat(32)
const url = `/api/v1/violations/violation/evidence/${SHA256}`

const item = (part: Partial<CaptureItem> & Pick<CaptureItem, 'item' | 'name'>): CaptureItem => ({
  outcome: 'captured',
  at: '2026-03-07T09:31:14+08:00',
  files: [],
  facts: [],
  why: null,
  ...part,
})

/** What was captured of a lead: some, some in part, some not. */
export const WIRE_CAPTURE: CaptureList = {
  at: '2026-03-07T09:33:20+08:00',
  sha256: SHA256,
  url,
  items: [
    item({
      item: 'media-before',
      name: { zh: '起点前 1 分钟原始媒体', en: 'raw media of the minute before the start' },
      outcome: 'partly',
      files: [{ sha256: SHA256, url }],
      why: { zh: '直播间在 09:30:50 才转为可疑', en: 'the room turned suspect only at 09:30:50' },
    }),
    item({
      item: 'certificate',
      name: { zh: 'TLS 证书', en: 'TLS certificate' },
      facts: [
        { zh: 'SHA-256 指纹', en: 'SHA-256 fingerprint', value: Array(32).fill('AB').join(':') },
      ],
    }),
    item({
      item: 'clock',
      name: { zh: '时钟偏差与不确定度', en: 'offset of the clock, with its uncertainty' },
      outcome: 'missing',
      at: null,
      why: { zh: '未设时间源', en: 'no time source is set' },
    }),
  ],
}
