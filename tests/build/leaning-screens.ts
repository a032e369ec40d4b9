import type { Instant } from '../../src/core/time/instant.ts'

/** Screens that the shipped models find somewhat more like a lesson than like something else, each another. */
export const LEANING_TEXTS = [
  '三角形的稳定性在桥梁中的应用',
  '认识钟表 看看现在几点',
  '丝绸之路上的商品',
  '分数在生活中',
  '鲁迅先生的故事',
]

/** One after the other, a minute each. */
export const leaningScreen = (at: Instant): readonly string[] => [
  LEANING_TEXTS[Math.floor(at / 60_000) % LEANING_TEXTS.length] ?? '',
]
