import { type Random, randomFrom } from '../seeded-random.ts'
import type { CanaryShow } from './canary-run.ts'

/** What one picture says. */
export type CanaryScreen = { readonly heading: string; readonly lines: readonly string[] }

export type Draw = {
  readonly from: (least: number, most: number) => number
  readonly one: (choices: readonly string[]) => string
}

export function drawer(random: Random): Draw {
  return {
    from: (least, most) => least + Math.floor(random() * (most - least + 1)),
    one: (choices) => choices[Math.floor(random() * choices.length)] ?? '',
  }
}

function quadratics({ from }: Draw): readonly CanaryScreen[] {
  const pairs = Array.from({ length: 4 }, () => [from(2, 9), from(2, 9)] as const)
  const [goals, ...examples] = pairs
  const opening: CanaryScreen = {
    heading: '初三数学 一元二次方程',
    lines: [
      '学习目标:掌握因式分解法与求根公式',
      '形如 ax² + bx + c = 0 的方程',
      `复习:解方程 x² = ${(goals?.[0] ?? 2) ** 2}`,
    ],
  }
  const solved = examples.map(
    ([a, b], place): CanaryScreen => ({
      heading: `例题 ${place + 1} 因式分解法`,
      lines: [
        `解方程:x² - ${a + b}x + ${a * b} = 0`,
        `解:左边分解,得 (x - ${a})(x - ${b}) = 0`,
        `方程的根为 x₁ = ${a},x₂ = ${b}`,
      ],
    }),
  )
  const exercise: CanaryScreen = {
    heading: '课堂练习与课后作业',
    lines: [
      `1. 解方程 x² - ${from(2, 9) ** 2} = 0`,
      `2. 用求根公式解 x² - ${from(5, 9)}x + ${from(2, 6)} = 0`,
      '中考考点:判别式与根的个数',
    ],
  }
  return [opening, ...solved, exercise]
}

function mechanics({ from }: Draw): readonly CanaryScreen[] {
  const problem = (place: number): CanaryScreen => {
    const [mass, speed] = [from(2, 9), from(2, 9)]
    return {
      heading: `例题 ${place} 牛顿第二定律`,
      lines: [
        `质量 ${mass} kg 的物体受合力 ${mass * speed} N`,
        `解:由 F = ma 得加速度 a = ${speed} m/s²`,
        `经过 ${place + 1} s 后速度 v = at = ${speed * (place + 1)} m/s`,
      ],
    }
  }
  return [
    {
      heading: '高一物理 牛顿运动定律',
      lines: ['知识点:力与加速度的关系', '公式 F = ma,单位 N', '高考考点:受力分析与运动学公式'],
    },
    ...[1, 2, 3].map(problem),
    {
      heading: '课堂练习 受力分析',
      lines: [
        `1. 求 ${from(2, 9)} kg 物体的重力,g 取 10 N/kg`,
        `2. 摩擦力 ${from(2, 9)} N 时求加速度`,
        '课后作业:练习册第四章第 1 至 6 题',
      ],
    },
  ]
}

function cooking({ from, one }: Draw): readonly CanaryScreen[] {
  const dish = one(['番茄牛腩', '清蒸鲈鱼', '葱油拌面', '红烧茄子'])
  return [
    { heading: `家常菜 ${dish}`, lines: ['今晚和大家一起下厨', '慢慢做,不着急'] },
    {
      heading: '准备食材',
      lines: [`小葱 ${from(2, 9)} 根,姜 ${from(2, 5)} 片`, '盐少许,生抽两勺'],
    },
    { heading: '热锅凉油', lines: [`中火烧 ${from(2, 6)} 分钟`, '下葱姜炒香'] },
    { heading: '小火慢炖', lines: [`盖上锅盖焖 ${from(15, 40)} 分钟`, '中间翻一次面'] },
    { heading: '出锅装盘', lines: ['撒上葱花,趁热吃', `这一份够 ${from(2, 5)} 个人`] },
  ]
}

function flowers({ from, one }: Draw): readonly CanaryScreen[] {
  const plant = one(['绣球', '月季', '栀子', '薄荷'])
  return [
    { heading: `阳台养花 ${plant}`, lines: ['今天换盆,和花友聊聊天', '晒晒自家的阳台'] },
    { heading: '挑一个花盆', lines: [`口径 ${from(15, 30)} 厘米`, '盆底要有排水孔'] },
    { heading: '配土', lines: [`泥炭 ${from(3, 6)} 份,珍珠岩 ${from(1, 3)} 份`, '拌匀后淋湿'] },
    { heading: '浇水', lines: [`每 ${from(2, 5)} 天浇透一次`, '盆面干了再浇'] },
    { heading: '修剪', lines: ['剪去残花和黄叶', '放在散光处养一周'] },
  ]
}

const LESSONS = [quadratics, mechanics] as const
const OTHERS = [cooking, flowers] as const

/** The pictures of a canary, in order: our own words, with other numbers each time. The same for the same seed. */
export function canaryScreens({ kind, seed }: Pick<CanaryShow, 'kind' | 'seed'>) {
  const random = randomFrom(seed)
  const kinds = kind === 'lesson' ? LESSONS : OTHERS
  const made = kinds[Math.floor(random() * kinds.length)] ?? kinds[0]
  return made(drawer(random))
}
