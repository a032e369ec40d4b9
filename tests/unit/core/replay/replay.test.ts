import { describe, expect, it } from 'vitest'
import { printDistance, printOfWords, readPrint } from '../../../../src/core/replay/air-print.ts'
import { findLoop, findReplay } from '../../../../src/core/replay/replay.ts'
import { judgedAs, replaySigns } from '../../../../src/core/replay/replay-finding.ts'
import { replayWords } from '../../../../src/core/replay/replay-words.ts'
import { at } from '../../../build/violations.ts'
import {
  blackPicture,
  from,
  type Lesson,
  lesson,
  slide,
  watched,
} from '../../../build/watch/replay-lessons.ts'

const LESSON = lesson(1, 24)

describe('the same lesson sent once more', () => {
  it('is known again, with the offset, whenever it was joined', () => {
    const match = findReplay(watched(from(LESSON, 300), { seed: 5 }), watched(LESSON))
    expect(match?.offsetSeconds).toBeGreaterThan(300 - 8)
    expect(match?.offsetSeconds).toBeLessThan(300 + 8)
    expect(match?.agreement).toBeGreaterThan(0.9)
    expect(match?.scenes).toBeGreaterThan(8)
  })

  it('is known again after a third of the looks failed, in both', () => {
    const again = watched(from(LESSON, 120), { seed: 3, lost: 0.33 })
    const first = watched(LESSON, { seed: 8, lost: 0.33 })
    const match = findReplay(again, first)
    expect(Math.abs((match?.offsetSeconds ?? 0) - 120)).toBeLessThan(12)
  })

  it('is known again when something else was on air before it', () => {
    const waiting: Lesson = [{ picture: slide(9_999, 3), seconds: 420 }]
    const match = findReplay(
      watched([...waiting, ...LESSON.slice(0, 12)], { seed: 2 }),
      watched(LESSON),
    )
    expect(Math.abs((match?.offsetSeconds ?? 0) + 420)).toBeLessThan(8)
  })

  it('is not claimed before four different slides were changed at the same moments', () => {
    expect(findReplay(watched(LESSON.slice(0, 3)), watched(LESSON))).toBeNull()
    expect(findReplay(watched(LESSON.slice(0, 9)), watched(LESSON))).not.toBeNull()
  })
})

describe('what is no replay', () => {
  it('is another lesson on the same template', () => {
    expect(findReplay(watched(lesson(2, 24)), watched(LESSON))).toBeNull()
  })

  it('is the same deck given once more by a teacher at her own pace', () => {
    expect(findReplay(watched(lesson(1, 24, 77)), watched(LESSON))).toBeNull()
  })

  it('is a standby picture, a black picture, or two pictures to and fro, for an hour each', () => {
    const standby: Lesson = [{ picture: slide(5), seconds: 3_600 }]
    const black: Lesson = [{ picture: blackPicture(), seconds: 3_600 }]
    const toAndFro: Lesson = Array.from({ length: 120 }, (_, i) => ({
      picture: slide(i % 2),
      seconds: 30,
    }))
    for (const parts of [standby, black, toAndFro]) {
      expect(findReplay(watched(parts, { seed: 4 }), watched(parts))).toBeNull()
      expect(findLoop(watched(parts))).toBeNull()
    }
  })
})

describe('a loop', () => {
  const part = LESSON.slice(0, 8)
  const length = part.reduce((sum, { seconds }) => sum + seconds, 0)

  it('is found in one session with its length', () => {
    const match = findLoop(watched([...part, ...part, ...part]))
    expect(Math.abs((match?.offsetSeconds ?? 0) + length)).toBeLessThan(8)
  })

  it('is not a teacher who goes back over her slides', () => {
    const revision = lesson(1, 8, 55)
    expect(findLoop(watched([...part, ...revision]))).toBeNull()
  })

  it('is not a lesson that is given once', () => {
    expect(findLoop(watched(LESSON))).toBeNull()
  })
})

describe('the words on the screen', () => {
  const READ = '一元二次方程的求根公式与判别式,当判别式大于零时方程有两个不相等的实数根'
  const distance = (a: string, b: string): number =>
    printDistance(readPrint(printOfWords(a) ?? ''), readPrint(printOfWords(b) ?? ''))

  it('are near each other when a few characters were read otherwise, far when they are others', () => {
    const misread = READ.replace('求根', '求恨').replace('实数', '买数')
    expect(distance(READ, misread)).toBeLessThanOrEqual(16)
    const other = '光合作用的场所是叶绿体,呼吸作用释放能量,植物细胞壁由纤维素组成'
    expect(distance(READ, other)).toBeGreaterThan(22)
  })

  it('say nothing when there are hardly any', () => {
    expect(printOfWords('第 3 页')).toBeNull()
  })
})

describe('how a replay is judged (docs/rules.md §3.2)', () => {
  const seen = { text: '', onTimetable: false, broadcast: true }

  it('as live when two of timetable, common viewing and interaction come together', () => {
    expect(judgedAs(replaySigns({ ...seen, onTimetable: true }))).toBe('live')
    expect(judgedAs(replaySigns({ ...seen, text: '课后请助教老师带大家打卡' }))).toBe('live')
    expect(judgedAs(replaySigns({ ...seen, text: '每晚 19 点准时开课' }))).toBe('live')
  })

  it('by a person when it is a film for whenever one likes', () => {
    expect(judgedAs(replaySigns(seen))).toBe('review')
    expect(judgedAs(replaySigns({ ...seen, broadcast: false }))).toBe('review')
  })

  it('and is said in one sentence with day, hour and offset', () => {
    const words = replayWords({
      kind: 'earlier-session',
      sameAs: { sessionId: 's', roomId: 'r', startedAt: at('2026-02-07T19:00:00+08:00') },
      offsetSeconds: 720,
      scenes: 9,
      agreement: 0.97,
      spanSeconds: 400,
      signs: ['scheduled', 'collective'],
      judgedAs: 'live',
    })
    expect(words.zh).toContain('与 2026-02-07 19:00 相同，偏移 12 分钟')
    expect(words.en).toContain('Same as 2026-02-07 19:00, offset 12 min')
    expect(words.zh).toContain('按直播时间判定')
  })
})
