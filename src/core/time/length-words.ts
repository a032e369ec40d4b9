import { type Duration, toSeconds } from './duration.ts'

/** A length of time for people, down to seconds: `8 分 50 秒`. */
export function lengthWords(by: Duration): { readonly zh: string; readonly en: string } {
  const whole = Math.max(1, Math.round(Math.abs(toSeconds(by))))
  const [day, hour, minute, second] = [
    Math.floor(whole / 86_400),
    Math.floor(whole / 3_600) % 24,
    Math.floor(whole / 60) % 60,
    whole % 60,
  ]
  const parts = [
    { count: day, zh: '天', en: 'd' },
    { count: hour, zh: '小时', en: 'h' },
    { count: minute, zh: '分', en: 'min' },
    { count: second, zh: '秒', en: 's' },
  ].filter(({ count }) => count > 0)
  return {
    zh: parts.map(({ count, zh }) => `${count} ${zh}`).join(' '),
    en: parts.map(({ count, en }) => `${count} ${en}`).join(' '),
  }
}
