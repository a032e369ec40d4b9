import { describe, expect, it } from 'vitest'
import type { CommandIo } from '../../../../src/cli/io.ts'
import { runClassify } from '../../../../src/cli/reading/classify.ts'
import {
  type SessionAnswer,
  sessionAnswer,
} from '../../../../src/contracts/reading/classify-session.ts'

type Line = Record<string, unknown>

async function sessions(lines: readonly Line[]) {
  const out: string[] = []
  const err: string[] = []
  const io: CommandIo = {
    async *lines() {
      for (const line of lines) yield JSON.stringify(line)
    },
    out: (text) => out.push(text),
    err: (text) => err.push(text),
  }
  const code = await runClassify({ sessions: '-' }, io)
  const answers: readonly SessionAnswer[] = out
    .join('')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => sessionAnswer.parse(JSON.parse(line)))
  return { code, answers, err: err.join('') }
}

const at = (second: number): string =>
  `2026-03-07T10:${String(Math.floor(second / 60)).padStart(2, '0')}:${String(second % 60).padStart(2, '0')}+08:00`

const shown = (session: string, texts: readonly string[]): readonly Line[] =>
  texts.flatMap((text, i) =>
    [0, 10, 20].map((after) => ({ session, at: at(i * 30 + after), text, changed: after === 0 })),
  )

const LESSON = [
  '例1 解方程 x²-5x+6=0\n解:(x-2)(x-3)=0\n所以 x=2 或 x=3',
  '一元二次方程的求根公式\n判别式 Δ=b²-4ac\n当Δ<0时方程没有实数根',
  '练习:已知关于x的方程 x²+kx+4=0 有两个相等的实数根,求k的值',
  '课堂小结 配方法 公式法 因式分解法\n作业:课本第42页第3题',
]
const COOKING = [
  '今天做红烧排骨 先把排骨焯水 撇去浮沫',
  '锅里放油 下冰糖小火炒出糖色',
  '加入葱姜八角 倒开水没过排骨 炖四十分钟',
  '最后大火收汁 撒上葱花就可以出锅了',
]

describe('xuncha classify --sessions', () => {
  it('a title that names a lesson opens none over a cooking show, and hides none that is taught', async () => {
    const named = (title: string, lines: readonly Line[]) => lines.map((one) => ({ ...one, title }))
    const { answers } = await sessions([
      ...named('初三数学 一元二次方程 期末冲刺', shown('cooking', COOKING)),
      ...named('周末美食 红烧排骨', shown('lesson', LESSON)),
    ])
    expect(answers).toMatchObject([
      { session: 'cooking', label: 'none' },
      { session: 'lesson', label: 'lesson' },
    ])
  })

  it('opens a lesson within a few screens and not a cooking show, each session by itself', async () => {
    const mixed = [...shown('cooking', COOKING), ...shown('lesson', LESSON)].toSorted((a, b) =>
      String(a['at']).localeCompare(String(b['at'])),
    )
    const { code, answers } = await sessions(mixed)
    expect(code).toBe(0)
    const of = (name: string) => answers.find(({ session }) => session === name)
    expect(of('cooking')).toMatchObject({ label: 'none', openedAt: null, segments: [] })
    expect(of('lesson')).toMatchObject({ label: 'lesson', stage: 'junior' })
    expect(of('lesson')?.subjects[0]?.code).toBe('MAT')
    expect(of('lesson')?.screensToOpening).toBeLessThanOrEqual(3)
    expect(of('lesson')?.segments[0]?.start).toBe('2026-03-07T10:00:00+08:00')
  })

  it('refuses what is no such line, or goes back in time, and names the line', async () => {
    const bad = await sessions([{ session: 'a', at: 'yesterday', text: '' }])
    expect(bad.code).toBe(2)
    expect(bad.err).toContain('line 1')
    const back = await sessions([
      { session: 'a', at: at(60), text: '一' },
      { session: 'a', at: at(30), text: '二' },
    ])
    expect(back).toMatchObject({ code: 2, answers: [{ session: 'a' }] })
    expect(back.err).toContain('line 2')
  })

  it('answers the sessions read before a wrong line as if the file had ended there', async () => {
    const before = [...shown('cooking', COOKING), ...shown('lesson', LESSON)]
    const whole = await sessions(before)
    const broken = await sessions([...before, { session: 'c' }, ...shown('d', LESSON)])
    expect(broken.code).toBe(2)
    expect(broken.err).toContain(`line ${before.length + 1}`)
    expect(broken.answers).toEqual(whole.answers)
  })
})

it('tells of a field that it does not know, once, with its line, and reads the rest', async () => {
  const [first, ...more] = shown('a', LESSON)
  const lines = [first, ...more.map((line) => ({ ...line, titel: '数学', source: 'x' }))]
  const { code, answers, err } = await sessions(lines as readonly Line[])
  expect(code).toBe(0)
  expect(answers).toHaveLength(1)
  expect(err.match(/titel/g)).toHaveLength(2)
  expect(err).toMatch(/第2行起有不认识的字段 "titel".*from line 2 on: unknown field "titel"/)
  expect(err).toContain('"source"')
})
