import { describe, expect, it } from 'vitest'
import { suspectedScript } from '../../../../../src/adapters/ocr/other-scripts/suspect-script.ts'

/** A line as wide as `room` characters of its height. */
const line = (text: string, room = [...text].length) => ({
  text,
  confidence: 0.9,
  box: { x: 0, y: 0, width: room * 30, height: 30 },
})

describe('a script that the first engine cannot read', () => {
  it.each([
    ['Japanese, of which only the Chinese characters came out', line('次の文のの最の', 27), 'kana'],
    [
      'Japanese brackets with nothing of what stood around them',
      line('助词「」「」的使分', 16),
      'kana',
    ],
  ] as const)('is suspected in %s', (_, seen, script) => {
    expect(suspectedScript([seen])).toBe(script)
  })

  it('is suspected in two lines that left characters out', () => {
    const lines = [line('书飲→飲→。', 20), line('每日電車学校行', 18)]
    expect(suspectedScript(lines)).toBe('kana')
  })

  it('is suspected in two lines of Russian read as Latin', () => {
    const lines = [line('ynpaxHeHve 1'), line('4UTaTb - npo4NTaTb')]
    expect(suspectedScript(lines)).toBe('cyrillic')
  })

  it.each([
    ['a Chinese slide', [line('第二讲一元二次方程的求根公式'), line('课堂练习：完成课本第42页')]],
    ['a Chinese exercise with a long blank', [line('潮来之前,江面上 。', 30)]],
    [
      'an English slide',
      [line('What do you have on Thursdays?', 14), line("Yes, I do. / No, I don't.", 12)],
    ],
    ['one name in mixed case', [line('iPhone 与 MacBook 开箱'), line('今晚抽奖')]],
    ['no text at all', []],
  ])('is not suspected in %s', (_, lines) => {
    expect(suspectedScript(lines)).toBeNull()
  })
})
