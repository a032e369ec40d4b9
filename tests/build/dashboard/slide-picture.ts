import type { Browser } from 'puppeteer'
import { openChineseFont } from '../../../src/adapters/rehearsal/slides/chinese-font.ts'
import type { EvidenceLine } from '../../../src/contracts/evidence.ts'

export type SlidePicture = {
  readonly png: Buffer
  readonly width: number
  readonly height: number
  /** Where each line really stands on the picture. */
  readonly lines: readonly EvidenceLine[]
}

type Term = EvidenceLine['matches'][number]

const page = (
  rules: string,
  background: string,
  lines: readonly string[],
): string => `<!doctype html>
<meta charset="utf-8">
<style>${rules}
  body { margin: 0; width: 1280px; height: 720px; background: ${background}; color: #10263d;
    font-family: 'Noto Sans SC', sans-serif; }
  p { display: block; width: fit-content; margin: 34px 0 0 84px; font-size: 46px; line-height: 1.25; }
  p:first-child { font-size: 58px; font-weight: 700; padding-top: 40px; margin-top: 0; }
</style>
<body>${lines.map((line) => `<p>${line}</p>`).join('')}</body>`

/** A teaching slide drawn by a real browser, with the boxes of its lines. `terms` are looked for in the lines. */
export async function slidePicture(
  browser: Browser,
  lines: readonly string[],
  terms: readonly Term[],
  background = '#fdfbf3',
): Promise<SlidePicture> {
  const tab = await browser.newPage()
  try {
    await tab.setViewport({ width: 1280, height: 720 })
    const font = await openChineseFont([400, 700])
    await tab.setContent(page(await font.rulesFor(lines.join('')), background, lines))
    // A string, as these files are checked without the names of a browser.
    await tab.evaluate('document.fonts.ready.then(() => true)')
    const boxes = await tab.$$eval('p', (all) =>
      all.map((one) => {
        const { x, y, width, height } = one.getBoundingClientRect()
        return { x: x - 4, y: y + 4, width: width + 8, height: height - 8 }
      }),
    )
    const png = Buffer.from(await tab.screenshot({ type: 'png' }))
    const read = lines.map((text, i) => ({
      text,
      confidence: 0.97 - i * 0.015,
      box: boxes[i] ?? { x: 0, y: 0, width: 1, height: 1 },
      matches: terms.filter(({ term }) => text.includes(term)),
    }))
    return { png, width: 1280, height: 720, lines: read }
  } finally {
    await tab.close()
  }
}
