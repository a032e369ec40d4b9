import type { Instant } from '../time/instant.ts'
import type { ReplayMatch } from './replay.ts'

/** What makes a replay a lesson that is held: docs/rules.md §3.2, 直播变录播. */
export const REPLAY_SIGNS = ['scheduled', 'collective', 'interaction'] as const
export type ReplaySign = (typeof REPLAY_SIGNS)[number]

/** A session that shows what was shown before: disguise D3 of docs/rules.md §3.1 when it is judged as live. */
export type ReplayFinding = ReplayMatch & {
  readonly kind: 'earlier-session' | 'loop'
  /** The session it repeats, its own for a loop. */
  readonly sameAs: {
    readonly sessionId: string
    readonly roomId: string
    readonly startedAt: Instant
  }
  readonly signs: readonly ReplaySign[]
  /** `live`: judged by the time of the broadcast. `review`: a person looks at how it was offered. */
  readonly judgedAs: 'live' | 'review'
}

const INTERACTION =
  /打卡|签到|连麦|举手|弹幕|答题|抢答|互动|伴学|助教|讨论区|评论区|点名|check.?in|quiz/i
const SCHEDULED =
  /定时开放|准时(开播|开课)|按课表|每[日天晚周].{0,6}(开播|开课|更新)|开播时间|直播时间/

const COLLECTIVE = /集体(观看|收看|学习)|同步(观看|收看|学习|上课)|统一(观看|收看)/

/**
 * Signs that it is a lesson on a timetable and not a film for whenever one likes. `broadcast`: everybody sees the same
 * at the same time, as on any live stream.
 */
export function replaySigns(seen: {
  readonly text: string
  readonly onTimetable: boolean
  readonly broadcast: boolean
}): readonly ReplaySign[] {
  return REPLAY_SIGNS.filter((sign) => {
    if (sign === 'scheduled') return seen.onTimetable || SCHEDULED.test(seen.text)
    if (sign === 'collective') return seen.broadcast || COLLECTIVE.test(seen.text)
    return INTERACTION.test(seen.text)
  })
}

/** Any two of the three together are a lesson by the time it is sent; else a person decides (docs/rules.md §3.2). */
export const judgedAs = (signs: readonly ReplaySign[]): ReplayFinding['judgedAs'] =>
  signs.length >= 2 ? 'live' : 'review'
