import type { EvidenceCurve } from '../../../src/contracts/evidence-curve.ts'

const SCREENS = [
  ['09:26:10', '直播即将开始，请稍候', 0.05, null, 0],
  ['09:27:05', '欢迎新同学 先听一首歌', 0.08, -2.44, -0.81],
  ['09:28:20', '扫码进群领资料', 0.3, -0.85, -0.82],
  ['09:29:40', '期末提分班 第3讲 一元二次方程', 0.93, 2.5, -0.16],
  ['09:30:25', '例题1 解方程 x² − 5x + 6 = 0', 0.97, 2.5, 0.28],
  ['09:31:12', '判别式 Δ = b² − 4ac', 0.98, 2.5, 0.93],
  ['09:33:30', '课间休息 5 分钟', 0.1, null, 0.91],
  ['09:36:40', '例题2 求根公式', 0.95, 2.5, 1.32],
  ['09:39:02', '下节课预告：函数图象', 0.45, -0.2, 1.04],
  ['09:41:50', 'x = (−b ± √Δ) / 2a', 0.96, 2.5, 1.3],
] as const

/** A session that shows something else first, then a lesson with a break in it. */
export const wireCurve = (): EvidenceCurve => ({
  opensAt: 0.63,
  leansFrom: 0.2,
  leadAfterSeconds: 300,
  points: SCREENS.map(([time, text, score, says, average]) => ({
    at: `2026-03-07T${time}+08:00`,
    sense: 'picture',
    frame: null,
    text,
    score,
    says,
    weight: says === null ? 0 : 1,
    average,
    topic: average > 1 ? { subject: 'MAT', stage: 'junior' } : null,
  })),
})
