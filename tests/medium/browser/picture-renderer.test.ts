import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { createPictureRenderer } from '../../../src/adapters/browser/picture-renderer.ts'
import { openBrowsing } from '../../build/streams/browsing.ts'

const browsing = openBrowsing()
afterAll(async () => (await browsing).close())

describe('the picture renderer', () => {
  it('renders documents one after the other, each at its own size', async () => {
    const renderer = createPictureRenderer((await browsing).chromium)
    const page = (colour: string): string => `<body style="margin:0;background:${colour}">`
    const pictures = await Promise.all([
      renderer.render(page('#ff0000'), { width: 640, height: 360 }),
      renderer.render(page('#0000ff'), { width: 200, height: 100 }),
    ])
    const seen = await Promise.all(
      pictures.map(async (png) => {
        const { data, info } = await sharp(png)
          .removeAlpha()
          .raw()
          .toBuffer({ resolveWithObject: true })
        return [info.width, info.height, ...data.subarray(0, 3)]
      }),
    )
    expect(seen).toEqual([
      [640, 360, 255, 0, 0],
      [200, 100, 0, 0, 255],
    ])
    await renderer.close()
  })
})
