import { describe, expect, it } from 'vitest'
import { explain } from '../../../../src/core/policy/words/explain.ts'
import { seconds } from '../../../../src/core/time/duration.ts'
import { formatInstant, type Instant, plus } from '../../../../src/core/time/instant.ts'
import { primaryHit } from '../../../../src/core/violations/fold-observation.ts'
import { loadedLaw, shanghai } from '../../../build/law.ts'
import { aCourse, day } from '../../../build/register/registry.ts'
import type { Screenplay } from '../../../build/watch/scripted-eyes.ts'
import {
  openWatchedRoom,
  type WatchedRoom,
  type WatchedRoomOptions,
} from '../../../build/watch/watched-room.ts'

const law = await loadedLaw()

/** Guangzhou, a Wednesday of school: evenings are free for lessons until 21:00. */
const evening = (time: string): Instant => shanghai(`2025-10-15T${time}`)
const clockTime = (instant: Instant): string => formatInstant(instant).slice(11, 19)

/** Enough looks to tell what goes on, few enough to be over soon. */
const SELDOM: WatchedRoomOptions = { cadence: seconds(15) }
const WAITING = ['初三数学 一元二次方程复习课', '直播即将开始，请稍候']
const ENDED = ['本次直播已结束', '感谢观看']
const ROLL_CALL = ['课前点名', '请同学们签到', '张三 到', '李四 到']

/** A slide a minute, each with another task. */
function slide(at: Instant): readonly string[] {
  const number = Math.floor(at / 60_000) % 1_000
  const tasks = [
    [`例${number} 解方程 x²-${number + 5}x+${number + 6}=0`, `解:(x-1)(x-${number + 6})=0`],
    [`判别式 Δ=b²-4ac 与一元二次方程根的情况`, `当Δ<0时没有实数根 练习${number}`],
    [`求抛物线y=x²-${number}x+3的顶点坐标和对称轴`, '解:配方得'],
    [`用求根公式求第${number}题中方程的两个根`, 'x=(-b±√(b²-4ac))/2a 知识点'],
  ]
  return tasks[number % tasks.length] ?? []
}

type Part = readonly [from: string, shows: readonly string[] | 'lesson' | 'unseen']

/** What is on air from each time on. */
const playing =
  (...parts: readonly Part[]): Screenplay =>
  (at) => {
    const part = parts.findLast(([from]) => evening(from) <= at)
    if (part === undefined) return WAITING
    return part[1] === 'lesson' ? slide(at) : part[1]
  }

async function watched(
  from: string,
  until: string,
  shows: Screenplay,
  options: WatchedRoomOptions = SELDOM,
): Promise<WatchedRoom> {
  const room = await openWatchedRoom(law, evening(from), shows, options)
  await room.watchUntil(evening(until))
  return room
}

/** Every rule that a look was judged by, with the first and last time it was. */
function rulesSeen(room: WatchedRoom): readonly string[] {
  const found = new Map<string, Instant>()
  for (const { at, instructing, verdict } of room.seen) {
    if (!instructing) continue
    for (const { rule, verdict: how } of verdict.hits) {
      const key = `${rule} ${how}`
      if (!found.has(key)) found.set(key, at)
    }
  }
  return [...found].map(([key, first]) => `${key} ${clockTime(first)}`)
}

const spans = async (room: WatchedRoom): Promise<readonly string[]> =>
  (await room.segments()).map(({ start, end }) => `${clockTime(start)}-${clockTime(end)}`)

describe('a lesson that is watched with one lease after another', () => {
  it('of 45 minutes is one segment, and too long from second 1801 on', async () => {
    const room = await watched(
      '19:00:00',
      '19:50:00',
      playing(['19:00:00', 'lesson'], ['19:45:00', ENDED]),
      { cadence: seconds(5) },
    )
    expect(room.leases()).toBeGreaterThan(4)
    expect(await spans(room)).toEqual(['19:00:00-19:44:57'])
    expect(rulesSeen(room)).toEqual(['CLS-LEN30 review 19:30:00', 'CLS-LEN30 forbidden 19:30:03'])
    const [violation] = await room.violations()
    expect(violation).toMatchObject({ rule: 'CLS-LEN30', verdict: 'forbidden' })
    const hit = violation && primaryHit(violation.judgement)
    expect(hit && clockTime(hit.from)).toBe('19:30:00')
    expect(violation && explain(violation.judgement).zh).toContain('（19:00:00–19:44:58，±')
  })

  it('of 29 minutes is in order', async () => {
    const room = await watched(
      '18:59:00',
      '19:40:00',
      playing(['19:00:00', 'lesson'], ['19:29:00', ENDED]),
    )
    expect(await room.violations()).toEqual([])
    expect(await spans(room)).toEqual(['19:00:00-19:28:52'])
  })

  it('keeps its start when the worker is killed in the middle of it', async () => {
    const shows = playing(['19:00:00', 'lesson'], ['19:32:00', ENDED])
    const room = await openWatchedRoom(law, evening('19:00:00'), shows, SELDOM)
    await room.killedAt(evening('19:17:33'))
    await room.watchUntil(evening('19:36:00'))
    expect(await spans(room)).toEqual(['19:00:00-19:31:52'])
    expect(await room.violations()).toMatchObject([{ rule: 'CLS-LEN30', verdict: 'forbidden' }])
  })

  it('gives the same segments whether it is watched in one go or by many short watches', async () => {
    const shows = playing(
      ['19:00:00', 'lesson'],
      ['19:10:00', ROLL_CALL],
      ['19:12:00', 'lesson'],
      ['19:25:00', ENDED],
    )
    const whole = await watched('18:58:00', '19:30:00', shows)
    const cut = await openWatchedRoom(law, evening('18:58:00'), shows, SELDOM)
    for (let at = evening('19:01:02'); at < evening('19:30:00'); at = plus(at, seconds(77))) {
      await cut.killedAt(at)
    }
    await cut.watchUntil(evening('19:30:00'))
    const starts = async (room: WatchedRoom) => (await spans(room)).map((span) => span.slice(0, 8))
    expect(await starts(cut)).toEqual(await starts(whole))
  })
})

describe('pauses and breaks', () => {
  const twoLessons = aCourse({
    className: null,
    name: '初三数学',
    timetable: {
      from: day('2025-09-01'),
      until: day('2025-12-31'),
      weekdays: [3],
      lessons: [
        { start: 18.5 * 3_600, minutes: 30 },
        { start: 19 * 3_600 + 300, minutes: 30 },
      ],
    },
  })

  it('two lessons by timetable five minutes apart have too short a break (G03)', async () => {
    const shows = playing(
      ['18:30:00', 'lesson'],
      ['18:59:50', WAITING],
      ['19:05:00', 'lesson'],
      ['19:20:00', ENDED],
    )
    const room = await watched('18:29:00', '19:25:00', shows, { ...SELDOM, courses: [twoLessons] })
    expect(rulesSeen(room)).toEqual(['CLS-GAP10 forbidden 19:05:00'])
    expect(await room.segments()).toMatchObject([
      { classId: 'course-1', lessonId: 'course-1 2025-10-15 0' },
      { classId: 'course-1', lessonId: 'course-1 2025-10-15 1' },
    ])
  })

  it('a pause of four minutes that no timetable declares stays in the lesson, which is for a person (G04)', async () => {
    const shows = playing(
      ['18:30:00', 'lesson'],
      ['18:50:00', WAITING],
      ['18:54:00', 'lesson'],
      ['19:04:00', ENDED],
    )
    const room = await watched('18:29:00', '19:08:00', shows)
    expect(rulesSeen(room).map((text) => text.slice(0, 16))).toEqual(['CLS-LEN30 review'])
  })

  it('a pause of two minutes is none (G05)', async () => {
    const shows = playing(
      ['18:30:00', 'lesson'],
      ['18:45:00', ROLL_CALL],
      ['18:47:00', 'lesson'],
      ['19:01:00', ENDED],
    )
    const room = await watched('18:29:00', '19:05:00', shows)
    expect(rulesSeen(room).map((text) => text.slice(0, 19))).toContain('CLS-LEN30 forbidden')
  })

  it('twenty minutes, a break of ten, twenty minutes are in order', async () => {
    const shows = playing(
      ['18:30:00', 'lesson'],
      ['18:50:00', WAITING],
      ['19:00:10', 'lesson'],
      ['19:20:00', ENDED],
    )
    const room = await watched('18:29:00', '19:24:00', shows)
    expect(await room.violations()).toEqual([])
  })
})

describe('what is no teaching', () => {
  it('an end picture that runs on until 21:05 is permitted (G08)', async () => {
    const room = await watched(
      '20:28:00',
      '21:05:00',
      playing(['20:30:30', 'lesson'], ['21:00:00', ENDED]),
    )
    expect(await room.violations()).toEqual([])
    expect(await spans(room)).toEqual(['20:30:30-20:59:52'])
  })

  it('a task that is explained for 90 seconds after 21:00 is forbidden (G09)', async () => {
    const room = await watched(
      '20:38:00',
      '21:04:00',
      playing(['20:40:00', 'lesson'], ['21:01:30', ENDED]),
    )
    expect(await room.violations()).toMatchObject([{ rule: 'TOD-END21', verdict: 'forbidden' }])
    const last = room.seen.filter(({ instructing }) => instructing).at(-1)
    expect(last?.verdict.autoCut).toBe(true)
    expect(last && explain(last.verdict).zh).toMatch(/自21:00:00起疑似违规/)
  })

  it('ten minutes of roll call and notices do not count towards the lesson (G10)', async () => {
    const shows = playing(['19:00:00', 'lesson'], ['19:20:00', ROLL_CALL], ['19:35:00', ENDED])
    const room = await watched('18:58:00', '19:38:00', shows)
    expect(await room.violations()).toEqual([])
    expect(await spans(room)).toEqual(['19:00:00-19:19:52'])
  })

  it('a waiting picture that names the matter opens nothing on a day of rest', async () => {
    const saturday = shanghai('2025-10-18T10:00:00')
    const room = await openWatchedRoom(law, saturday, () => WAITING)
    await room.watchUntil(plus(saturday, seconds(900)))
    expect(room.seen.length).toBeGreaterThan(100)
    expect(await room.violations()).toEqual([])
  })

  it('a banner that says 即将开始 over slides that change hides no lesson', async () => {
    const saturday = shanghai('2025-10-18T10:00:00')
    const matter = [
      '例1 求证:四边形ABCD是平行四边形\n∵AB=CD, AB∥CD',
      '勾股定理:在Rt△ABC中,∠C=90°,AC=6,BC=8,求斜边AB的长',
      '二次函数y=x²-4x+3的顶点坐标是( )\nA. (2,-1) B. (2,1)',
      '反比例函数y=k/x的图象是双曲线,k>0时在一、三象限',
    ]
    const shows: Screenplay = (at) => [
      `知识点:${matter[Math.floor((at - saturday) / 60_000) % matter.length]}`,
      '直播即将开始，请稍候',
    ]
    const room = await openWatchedRoom(law, saturday, shows, SELDOM)
    await room.watchUntil(plus(saturday, seconds(600)))
    expect(await room.violations()).toMatchObject([{ rule: 'CAL-REST' }])
  })

  it('time in which nothing could be seen is no teaching', async () => {
    const shows = playing(['19:00:00', 'lesson'], ['19:20:00', 'unseen'], ['19:36:00', ENDED])
    const room = await watched('18:58:00', '19:40:00', shows)
    expect(await spans(room)).toEqual(['19:00:00-19:19:52'])
    expect(await room.violations()).toEqual([])
  })
})
