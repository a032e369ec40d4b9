import { seconds } from '../../../core/time/duration.ts'
import type { Deck, Slide } from './deck.ts'

const slide = (shownFor: number, heading: string, lines: readonly string[]): Slide => ({
  shownFor: seconds(shownFor),
  body: `<h2>${heading}</h2>${lines.map((line) => `<p>${line}</p>`).join('')}`,
})

/** A made-up lesson of lower secondary mathematics, as it is taught to a class: goals, worked examples, exercises. */
export const MATHS_DECK: Deck = {
  name: 'maths',
  teacher: '林老师',
  accent: '#1d4f91',
  paper: '#fdfdf8',
  slides: [
    {
      shownFor: seconds(5),
      body: `<h1>初三数学 第二讲</h1><h1 class="second">一元二次方程</h1>
        <p>课程：周末提分班 主讲：林老师</p><p>学习目标：掌握配方法与公式法</p>`,
    },
    slide(5, '知识点一 一般形式', [
      '形如 ax² + bx + c = 0 (a ≠ 0) 的方程',
      '叫做一元二次方程',
      'a 是二次项系数，b 是一次项系数',
      'c 是常数项',
    ]),
    slide(6, '例题 1 因式分解法', [
      '解方程：x² - 5x + 6 = 0',
      '解：左边分解，得 (x - 2)(x - 3) = 0',
      '所以 x - 2 = 0 或 x - 3 = 0',
      '方程的根为 x₁ = 2,x₂ = 3',
    ]),
    slide(6, '例题 2 配方法', [
      '解方程：x² + 6x + 4 = 0',
      '解：移项，得 x² + 6x = -4',
      '两边同加 9，得 (x + 3)² = 5',
      '所以 x = -3 ± √5',
    ]),
    slide(5, '知识点二 求根公式', [
      '判别式 Δ = b² - 4ac',
      'Δ > 0：两个不相等的实数根',
      'Δ = 0：两个相等的实数根',
      'Δ &lt; 0：没有实数根',
    ]),
    slide(5, '例题 3 根的判别', [
      '不解方程，判断 2x² - 3x + 5 = 0 的根',
      '解：a = 2,b = -3,c = 5',
      'Δ = 9 - 40 = -31 &lt; 0',
      '所以方程没有实数根',
    ]),
    slide(6, '课堂练习（限时两分钟）', [
      '1. 解方程 x² - 9 = 0',
      '2. 解方程 x² + 2x - 8 = 0',
      '3. 解方程 3x² - 6x = 0',
      '做完请在讨论区提交答案',
    ]),
    slide(5, '练习讲评', [
      '第 1 题：x₁ = 3,x₂ = -3',
      '第 2 题：x₁ = 2,x₂ = -4',
      '第 3 题：x₁ = 0,x₂ = 2',
      '易错点：不能两边同除以 x',
    ]),
    slide(6, '例题 4 中考应用题', [
      '矩形花圃面积 24 平方米，长比宽多 2 米',
      '解：设宽为 x 米，则 x(x + 2) = 24',
      '解得 x₁ = 4,x₂ = -6(舍去)',
      '答：宽 4 米，长 6 米',
    ]),
    slide(4, '小结与课后作业', [
      '知识点小结：三种解法与判别式',
      '作业：同步练习册第二章 1 至 12 题',
      '下周单元测试：一元二次方程',
    ]),
  ],
}
