import { seconds } from '../../../core/time/duration.ts'
import type { Deck, Slide } from './deck.ts'

const slide = (shownFor: number, heading: string, lines: readonly string[]): Slide => ({
  shownFor: seconds(shownFor),
  body: `<h2>${heading}</h2>${lines.map((line) => `<p>${line}</p>`).join('')}`,
})

/**
 * A made-up meeting of teachers who talk a lesson over: full of what a lesson shows, and none. The machine reads the
 * sums; that nobody is taught is for a person to see, on two of its pictures and on the page of the room.
 */
export const TEACHERS_DECK: Deck = {
  name: 'teachers',
  teacher: '教研员',
  accent: '#5b3a1e',
  paper: '#fbf8f2',
  slides: [
    slide(5, '初中数学教师教研活动', [
      '说课与评课：一元二次方程',
      '参加人：区内在职数学教师',
      '本场不面向学生，不授课',
    ]),
    slide(7, '课例片段 例题 1 因式分解法', [
      '解方程：x² - 7x + 12 = 0',
      '解：左边分解，得 (x - 3)(x - 4) = 0',
      '所以 x - 3 = 0 或 x - 4 = 0',
      '方程的根为 x₁ = 3,x₂ = 4',
    ]),
    slide(7, '课例片段 例题 2 配方法', [
      '解方程：x² + 8x + 11 = 0',
      '解：移项，得 x² + 8x = -11',
      '两边同加 16，得 (x + 4)² = 5',
      '所以 x = -4 ± √5',
    ]),
    slide(7, '课例片段 课堂练习', [
      '1. 解方程 x² - 16 = 0',
      '2. 解方程 x² + 3x - 10 = 0',
      '3. 求根公式与判别式 Δ = b² - 4ac',
    ]),
    slide(6, '评课要点', [
      '导入是否自然，板书是否清楚',
      '例题与练习的梯度是否合适',
      '请各位老师在会后提交评课表',
    ]),
  ],
}
