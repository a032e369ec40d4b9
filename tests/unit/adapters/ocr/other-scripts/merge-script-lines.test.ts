import { describe, expect, it } from 'vitest'
import { mergeScriptLines } from '../../../../../src/adapters/ocr/other-scripts/merge-script-lines.ts'

const line = (text: string, y = 0, confidence = 0.9) => ({
  text,
  confidence,
  box: { x: 10, y, width: 400, height: 30 },
})

describe('two readings of one picture', () => {
  it('give the Russian of the one and the Chinese of the other', () => {
    const first = [line('ynpaxHeHve1用括号中词的适当形式填空')]
    const second = [line('Упражнение 1 ЕБІ в', 3, 0.7)]
    expect(mergeScriptLines(first, second, 'cyrillic')).toEqual([
      line('Упражнение 1 в 用括号中词的适当形式填空', 0, 0.7),
    ])
  })

  it('give the Japanese without the blanks between its words, and Chinese that it lacks', () => {
    const merged = mergeScriptLines([line('动词形变化')], [line('て 形 書い て 飲ん で')], 'kana')
    expect(merged.map(({ text }) => text)).toEqual(['て形書いて飲んで 动词形变化'])
  })

  it('leave a line alone where the second engine read nothing of the script, or was guessing', () => {
    const first = [line('直线与平面'), line('本课小结', 50)]
    const second = [line('直 约 与 平 画'), line('ーまの', 50, 0.2)]
    expect(mergeScriptLines(first, second, 'kana')).toEqual(first)
  })

  it('never take a line from elsewhere on the screen', () => {
    const first = [line('4UTaTb')]
    expect(mergeScriptLines(first, [line('читать', 200)], 'cyrillic')).toEqual(first)
  })
})
