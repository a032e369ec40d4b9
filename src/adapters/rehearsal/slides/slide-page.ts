import type { ChineseFont } from './chinese-font.ts'
import { type Deck, SLIDE_SIZE, type Slide } from './deck.ts'

const styleOf = ({ accent, paper }: Deck): string => `
  * { box-sizing: border-box; margin: 0 }
  body { width: ${SLIDE_SIZE.width}px; height: ${SLIDE_SIZE.height}px; overflow: hidden;
    background: ${paper}; color: #16202b; font: 400 44px/1.5 'Noto Sans SC', sans-serif;
    padding: 52px 64px; border-top: 18px solid ${accent} }
  h1 { font-size: 76px; font-weight: 700; color: ${accent}; line-height: 1.3 }
  h1.second { margin-bottom: 32px }
  h2 { font-size: 58px; font-weight: 700; color: ${accent}; margin-bottom: 30px }
  p { margin-bottom: 14px; letter-spacing: 1px }
  .painting { float: right; width: 520px; height: 420px; margin-left: 40px }
  .teacher { position: fixed; right: 24px; bottom: 24px; width: 190px; height: 168px; border-radius: 14px;
    background: #e8edf3; border: 4px solid ${accent}; text-align: center; font-size: 26px; line-height: 1.3 }
  .teacher svg { display: block; margin: 10px auto 0 }
  .made-up { position: fixed; left: 64px; bottom: 22px; font-size: 22px; color: #8a929b }`

const PORTRAIT =
  '<svg width="92" height="96" viewBox="0 0 92 96"><circle cx="46" cy="32" r="26" fill="#f1c9a5"/><path d="M20 30a26 26 0 0 1 52 0q-26-16-52 0z" fill="#33302e"/><path d="M4 96q4-36 42-36t42 36z" fill="#6b8fb5"/></svg>'

/** A whole HTML document with everything in it: style, font, picture. Says that it is made up. */
export async function slidePage(deck: Deck, slide: Slide, font: ChineseFont): Promise<string> {
  const body = `${slide.body}<div class="teacher">${PORTRAIT}${deck.teacher}</div><div class="made-up">演练素材，内容虚构</div>`
  const rules = await font.rulesFor(body)
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><style>${rules}${styleOf(deck)}</style></head><body>${body}</body></html>`
}
