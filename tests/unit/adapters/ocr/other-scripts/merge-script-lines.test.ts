import { describe, expect, it } from 'vitest'
import { mergeScriptLines } from '../../../../../src/adapters/ocr/other-scripts/merge-script-lines.ts'

const line = (text: string, y = 0, confidence = 0.9) => ({
  text,
  confidence,
  box: { x: 10, y, width: 400, height: 30 },
})

describe('two readings of one picture', () => {
  it('give the Russian of the one and the Chinese of the other', () => {
    const first = [line('ynpaxHeHve1用括号中词的适当形式填空'), line('4UTaTb-npo4NTaTb', 50)]
    const second = [line('Упражнение 1 ЕБІ в', 3, 0.7), line('читать - прочитать', 50)]
    expect(mergeScriptLines(first, second, 'cyrillic')).toEqual([
      line('Упражнение 1 в 用括号中词的适当形式填空', 0, 0.7),
      line('читать прочитать', 50),
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

  it.each([
    [
      'clear English',
      'Can you read McDonald and eBay aloud? Yes, I can.',
      'Сапуои геаа МсБопа!/а апа еВау а/оиа? Үс, | сап.',
    ],
    ['English of like letters alone', 'Anna has brown eyes', 'опа Бгомап еуес'],
    ['a blurred line', 'Her youngerbrother playsthe violin', 'Нег уоцпвег Бгоһһег ріауз (һе үюйіп'],
    ['names in mixed case', 'I bought an iPhone and a MacBook', 'І Боцвһі ап ІРһопе апа а МасВоок'],
  ])('leave %s in Latin, however sure the second engine is', (_, latin, misread) => {
    const first = [line(latin), line('The HTTPServer returns JSON', 50)]
    const second = [line(misread, 0, 0.99), line('Тһе НТТРбегуег гейигп5 ./5ОМ', 50, 0.99)]
    expect(mergeScriptLines(first, second, 'cyrillic')).toEqual(first)
  })

  it('leave the English line of a Russian lesson in Latin', () => {
    const first = [
      line('ynpaxHeHve 1'),
      line('4UTaTb - npo4NTaTb', 50),
      line('I have a brother', 99),
    ]
    const second = [
      line('Упражнение 1'),
      line('читать - прочитать', 50),
      line('І һауе а Бгоһһег', 99, 0.9),
    ]
    const merged = mergeScriptLines(first, second, 'cyrillic')
    expect(merged.map(({ text }) => text)).toEqual([
      'Упражнение 1',
      'читать прочитать',
      'I have a brother',
    ])
  })
})
