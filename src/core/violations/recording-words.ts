import type { Recording } from '../patrol/recording.ts'
import type { VerdictKind } from '../policy/verdict.ts'

/** 0:12, or 1:02:05 from an hour on. */
function clockOf(seconds: number): string {
  const whole = Math.round(seconds)
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const [first = 0, ...rest] = parts[0] === 0 ? parts.slice(1) : parts
  return [String(first), ...rest.map((part) => String(part).padStart(2, '0'))].join(':')
}

/** One sentence for officers: that it is a recording, how long, and who or what decides on it. */
export function recordingWords(
  { seconds }: Recording,
  verdict: VerdictKind,
): { readonly zh: string; readonly en: string } {
  const length = seconds === null ? '' : ` ${clockOf(seconds)}`
  return verdict === 'review'
    ? {
        zh: `录播${length}，不是直播，由人工判断。`,
        en: `Recording${length}, not live: for a person to decide.`,
      }
    : {
        zh: `录播${length}，不是直播，按开放时间判定。`,
        en: `Recording${length}, not live: judged by the time at which it is offered.`,
      }
}
