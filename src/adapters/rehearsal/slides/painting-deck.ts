import { seconds } from '../../../core/time/duration.ts'
import type { Deck, Slide } from './deck.ts'

const wash = (shapes: string): string =>
  `<svg class="painting" viewBox="0 0 520 420" xmlns="http://www.w3.org/2000/svg">${shapes}</svg>`

const POND = '<rect width="520" height="420" rx="24" fill="#cfe8ef"/>'
const LEAVES =
  '<ellipse cx="170" cy="280" rx="130" ry="62" fill="#5fa777"/><ellipse cx="360" cy="330" rx="110" ry="50" fill="#7fbf8e"/>'
const FLOWER =
  '<g fill="#f29bb5"><ellipse cx="300" cy="170" rx="34" ry="84"/><ellipse cx="300" cy="170" rx="34" ry="84" transform="rotate(38 300 240)"/><ellipse cx="300" cy="170" rx="34" ry="84" transform="rotate(-38 300 240)"/></g><circle cx="300" cy="226" r="20" fill="#f6d365"/>'
const PALETTE = ['#e4572e', '#f2b134', '#5fa777', '#2e86ab', '#7b5ea7']
  .map((colour, i) => `<circle cx="${80 + i * 90}" cy="210" r="38" fill="${colour}"/>`)
  .join('')

const slide = (
  shownFor: number,
  heading: string,
  lines: readonly string[],
  shapes: string,
): Slide => ({
  shownFor: seconds(shownFor),
  body: `${wash(shapes)}<h2>${heading}</h2>${lines.map((line) => `<p>${line}</p>`).join('')}`,
})

/** A made-up watercolour class for children: colours and brushes, nothing of a school subject. */
export const PAINTING_DECK: Deck = {
  name: 'painting',
  teacher: '苏老师',
  accent: '#a3485f',
  paper: '#fffaf3',
  slides: [
    slide(6, '少儿水彩画', ['今天画：雨后荷塘', '放松心情，一起动笔'], POND + LEAVES + FLOWER),
    slide(5, '准备材料', ['水彩纸 圆头画笔', '调色盘 一杯清水'], PALETTE),
    slide(6, '步骤一 湿画法铺底', ['先刷一层清水', '趁湿点染淡蓝色'], POND),
    slide(5, '步骤二 画荷叶', ['绿色加一点黄', '由深到浅晕开'], POND + LEAVES),
    slide(6, '步骤三 画花瓣', ['粉色从尖端往里推', '留白就是高光'], POND + LEAVES + FLOWER),
    slide(5, '作品欣赏', ['晾干后签上名字', '拍照分享给家人'], POND + LEAVES + FLOWER),
  ],
}
