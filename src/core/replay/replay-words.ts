import { formatInstant } from '../time/instant.ts'
import type { ReplayFinding } from './replay-finding.ts'

/** 12 分钟, or 45 秒 for what is shorter than a minute and a half. */
function lengthOf(seconds: number): { readonly zh: string; readonly en: string } {
  const size = Math.abs(seconds)
  if (size < 90) return { zh: `${size} 秒`, en: `${size} s` }
  const minutes = Math.round(size / 60)
  return { zh: `${minutes} 分钟`, en: `${minutes} min` }
}

const JUDGED = {
  live: {
    zh: '符合“直播变录播”（D3），按直播时间判定。',
    en: 'Disguise D3, live lesson sent as a recording: judged by the time it is sent.',
  },
  review: {
    zh: '是否组织收看须人工核查（直播变录播，D3）。',
    en: 'Whether viewing was organised is for a person to check (disguise D3).',
  },
} as const

/** One sentence for officers: same as which session, how far shifted, on what it rests, how it is judged. */
export function replayWords(finding: ReplayFinding): { readonly zh: string; readonly en: string } {
  const { kind, offsetSeconds, scenes, agreement, sameAs } = finding
  const day = formatInstant(sameAs.startedAt).slice(0, 16).replace('T', ' ')
  const share = Math.round(agreement * 100)
  const shift = lengthOf(offsetSeconds)
  const judged = JUDGED[finding.judgedAs]
  if (kind === 'loop') {
    return {
      zh: `画面循环播放，每 ${shift.zh} 重复一次（${scenes} 个不同画面，一致 ${share}%）。${judged.zh}`,
      en: `The picture repeats itself every ${shift.en} (${scenes} different scenes, ${share}% the same). ${judged.en}`,
    }
  }
  return {
    zh: `与 ${day} 相同，偏移 ${shift.zh}（${scenes} 个不同画面，一致 ${share}%）。${judged.zh}`,
    en: `Same as ${day}, offset ${shift.en} (${scenes} different scenes, ${share}% the same). ${judged.en}`,
  }
}
