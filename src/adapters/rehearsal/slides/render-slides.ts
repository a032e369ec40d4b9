import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Duration } from '../../../core/time/duration.ts'
import type { ChineseFont } from './chinese-font.ts'
import { type Deck, SLIDE_SIZE } from './deck.ts'
import { slidePage } from './slide-page.ts'

/** Renders a self-contained HTML document of that size to PNG; puts calls that come together in line. */
export type PictureRenderer = {
  readonly render: (
    html: string,
    size: { readonly width: number; readonly height: number },
  ) => Promise<Uint8Array>
}

export type RenderedSlide = { readonly file: string; readonly shownFor: Duration }

/** Writes a deck as PNG files into a folder, in the order they are shown. */
export async function renderSlides(
  renderer: PictureRenderer,
  deck: Deck,
  folder: string,
  font: ChineseFont,
): Promise<readonly RenderedSlide[]> {
  await mkdir(folder, { recursive: true })
  const rendered: RenderedSlide[] = []
  for (const [i, slide] of deck.slides.entries()) {
    const png = await renderer.render(await slidePage(deck, slide, font), SLIDE_SIZE)
    const file = join(folder, `${deck.name}-${String(i + 1).padStart(2, '0')}.png`)
    await writeFile(file, png)
    rendered.push({ file, shownFor: slide.shownFor })
  }
  return rendered
}
