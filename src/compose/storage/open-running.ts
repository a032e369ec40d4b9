import { createRunningSettings, type RunningSettings } from '../../app/upkeep/running-settings.ts'
import type { SessionRules } from '../../core/access/session-life.ts'
import type { CanaryRhythm } from '../../core/canary/follow-canary.ts'
import { type RetentionRules, retentionRules } from '../../core/retention/retention.ts'
import { type StartedSettings, sessionLimits } from '../../core/running/running-settings.ts'
import { minutes } from '../../core/time/duration.ts'
import { TAKEN_BACK_WITHIN } from '../../core/violations/handling.ts'
import type { Transactions } from '../../ports/records/records.ts'
import type { Foundation } from '../foundation.ts'

const MINUTE = minutes(1)
const HOUR = minutes(60)

type Started = Pick<Foundation['settings'], 'sessions' | 'retention'>

/** What a process was started with, of what may be changed while it runs. */
export const startedSettings = (
  { sessions, retention }: Started,
  canaries: Pick<CanaryRhythm, 'pause'> | null,
): StartedSettings => ({
  ...retention,
  takeBackMinutes: TAKEN_BACK_WITHIN / MINUTE,
  sessionIdleMinutes: sessions.idle === null ? 0 : sessions.idle / MINUTE,
  sessionHours: sessions.lasts / HOUR,
  canaryMinutes: canaries === null ? null : canaries.pause / MINUTE,
})

/** Knows what people set, at once and from then on. */
export async function openRunning(
  { clock, logger, closers, settings }: Foundation,
  transactions: Transactions,
  canaries: CanaryRhythm | null,
): Promise<RunningSettings> {
  const started = startedSettings(settings, canaries)
  const running = createRunningSettings({ clock, logger, transactions, started })
  await running.takeUp()
  const stop = new AbortController()
  const keeping = running.keep(stop.signal)
  closers.add('settings that people change', () => {
    stop.abort()
    return keeping
  })
  return running
}

/** For people: as long as it was never read what they set, this process goes by what it was started with. */
export const runningNotices = (running: Pick<RunningSettings, 'isKnown'>) =>
  running.isKnown()
    ? []
    : [
        {
          code: 'settings-unread',
          zh: '无法读取运行中修改的设置：本进程暂按启动时的设置运行，到期的画面、证据与台账一律不删除；每 10 秒重读一次，请检查数据库',
          en: 'settings that people changed cannot be read: this process goes by what it was started with and deletes nothing that is old; it reads them every 10 seconds, look at the database',
        } as const,
      ]

type Current = Pick<RunningSettings, 'current'>

/** The rules as they are whenever they are read: whoever holds them is told of no change. */
export const runningSessions = (started: SessionRules, running: Current): SessionRules => ({
  secondFactorFor: started.secondFactorFor,
  get idle() {
    return sessionLimits(running.current(), started).idle
  },
  get lasts() {
    return sessionLimits(running.current(), started).lasts
  },
})

/** The rhythm as it is whenever it is read. */
export const runningRhythm = (started: CanaryRhythm, running: Current): CanaryRhythm => ({
  ...started,
  get pause() {
    const { canaryMinutes } = running.current()
    return canaryMinutes === null ? started.pause : minutes(canaryMinutes)
  },
})

/**
 * How long what is kept, read at this moment: what is deleted is gone for good, so nobody goes by what held a while ago, or by
 * what this process was started with. `null`: it cannot be read, and nothing is to be deleted.
 */
export async function runningRetention(
  started: Foundation['settings']['retention'],
  running: Pick<RunningSettings, 'current' | 'takeUp'>,
): Promise<RetentionRules | null> {
  if (!(await running.takeUp())) return null
  const { pictureMinutes, suspectDays, caseDays, ledgerDays } = running.current()
  return retentionRules({
    pictureMinutes: pictureMinutes ?? started.pictureMinutes,
    suspectDays: suspectDays ?? started.suspectDays,
    caseDays: caseDays ?? started.caseDays,
    ledgerDays: ledgerDays ?? started.ledgerDays,
  })
}
