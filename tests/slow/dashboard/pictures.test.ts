import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'puppeteer'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fullHouse } from '../../build/dashboard/every-page/full-house.ts'
import { PLACES } from '../../build/dashboard/every-page/places.ts'
import { showView } from '../../build/dashboard/every-page/show-view.ts'
import { DIALOGS, PAGES, type View } from '../../build/dashboard/every-page/views.ts'
import { type OpenDashboard, openDashboard } from '../../build/dashboard/open-dashboard.ts'
import { PATIENCE } from '../../build/patience.ts'

// The pictures of docs/dashboard.md are these very ones: UPDATE_SCREENSHOTS=1 puts them there.
const ROOT = join(import.meta.dirname, '../../..')
const DOCS =
  process.env['UPDATE_SCREENSHOTS'] === '1' ? join(ROOT, 'docs') : join(ROOT, 'tests/artifacts')
const FOLDER = join(DOCS, 'screenshots/pages')

const WIDE = { width: 1440, height: 900 }
const PHONE = { width: 360, height: 780 }
/** Of a picture in the document: legible enough to find a place again, small enough to be kept. */
const WIDE_DRAWN = 720
const PHONE_DRAWN = 208
const HEIGHT = 450
const GAP = 8
const QUALITY = 42

let dashboard: OpenDashboard
const titles = new Map<string, string>()

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true })
  dashboard = await openDashboard()
})
afterAll(() => dashboard.close())

type Look = { readonly scheme: 'light' | 'dark'; readonly size: typeof WIDE }
const LOOKS: readonly Look[] = [
  { scheme: 'light', size: WIDE },
  { scheme: 'dark', size: WIDE },
  { scheme: 'light', size: PHONE },
  { scheme: 'dark', size: PHONE },
]

async function shot(page: Page, { scheme, size }: Look): Promise<Buffer> {
  await page.emulateMediaFeatures([
    { name: 'prefers-reduced-motion', value: 'reduce' },
    { name: 'prefers-color-scheme', value: scheme },
  ])
  await page.setViewport(size)
  await page.waitForSelector(`[data-theme="${scheme}"]`, PATIENCE)
  await page.evaluate('document.fonts.ready')
  const width = size === WIDE ? WIDE_DRAWN : PHONE_DRAWN
  return await sharp(await page.screenshot())
    .resize({ width, height: HEIGHT, fit: 'cover', position: 'top' })
    .toBuffer()
}

/** Light and dark, wide and on a phone, side by side. */
async function sheetOf(pictures: readonly Buffer[]): Promise<Buffer> {
  const placed: { readonly input: Buffer; readonly left: number; readonly top: number }[] = []
  let left = 0
  for (const [number, input] of pictures.entries()) {
    placed.push({ input, left, top: 0 })
    left += (number < 2 ? WIDE_DRAWN : PHONE_DRAWN) + GAP
  }
  return await sharp({
    create: { width: left - GAP, height: HEIGHT, channels: 3, background: '#ffffff' },
  })
    .composite(placed)
    .webp({ quality: QUALITY, effort: 6 })
    .toBuffer()
}

const VIEWS: readonly View[] = [...PAGES, ...PLACES, ...DIALOGS]

test.each(VIEWS)('$name is drawn by day and by night, wide and on a phone', async (view) => {
  const page = await showView(dashboard, view, fullHouse)
  const pictures: Buffer[] = []
  for (const look of LOOKS) pictures.push(await shot(page, look))
  const title = await page.evaluate(
    `(document.querySelector('[role="dialog"] .ant-modal-title') ?? document.querySelector('main h1, h1'))?.textContent ?? document.title`,
  )
  titles.set(view.name, String(title).trim())
  const sheet = await sheetOf(pictures)
  expect(sheet.length).toBeGreaterThan(2_000)
  await writeFile(join(FOLDER, `${view.name}.webp`), sheet)
})

const HEADINGS = [
  ['页面 Pages', PAGES],
  ['周边、空态与错误 Around them: empty, failed, signed out', PLACES],
  ['对话框 Dialogs', DIALOGS],
] as const

test('they are listed in a document, every one', async () => {
  const parts = HEADINGS.map(([heading, views]) => {
    const lines = views.map(
      ({ name, path }) =>
        `### ${name}\n\n${titles.get(name) ?? ''} · \`${path}\`\n\n![${name}](screenshots/pages/${name}.webp)\n`,
    )
    return `## ${heading}\n\n${lines.join('\n')}`
  })
  const page = `# The dashboard in pictures 值守页面图册

Every page and every dialog of the dashboard, before a made-up house that holds one of everything: by day and by night, wide and on
a phone, full, empty and failed. Drawn by the suite that looks at the same views with axe, never by hand:

\`\`\`sh
UPDATE_SCREENSHOTS=1 npx vitest run --project slow tests/slow/dashboard/pictures.test.ts
\`\`\`

每个页面与对话框，昼夜、宽屏与手机，满、空与出错；由测试绘制，数据均为虚构。

${parts.join('\n')}`
  await writeFile(join(DOCS, 'dashboard.md'), page)
  expect(titles.size).toBe(VIEWS.length)
})
