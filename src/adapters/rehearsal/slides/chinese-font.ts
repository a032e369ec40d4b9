import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

type Face = {
  readonly file: string
  readonly range: string
  readonly covers: (point: number) => boolean
}

const FACE = /url\(\.\/(files\/[\w-]+\.woff2)\)[^}]*?unicode-range:\s*([^;]+);/g

function coverageOf(range: string): (point: number) => boolean {
  const spans = range.split(',').map((part) => {
    const [from = '', to = from] = part.trim().slice(2).split('-')
    return { from: Number.parseInt(from, 16), to: Number.parseInt(to, 16) }
  })
  return (point) => spans.some(({ from, to }) => from <= point && point <= to)
}

/** `@font-face` rules with the font inside, for exactly the letters of a text. */
export type ChineseFont = { readonly rulesFor: (text: string) => Promise<string> }

/**
 * Noto Sans SC out of the npm package, for machines without a Chinese font. The package splits the font by Unicode
 * range into about a hundred files; only those that a text needs are put into the page, so that it can be rendered
 * without any server.
 */
export async function openChineseFont(weights: readonly (400 | 700)[]): Promise<ChineseFont> {
  const require = createRequire(import.meta.url)
  const folder = dirname(require.resolve('@fontsource/noto-sans-sc/400.css'))
  const loaded = await Promise.all(
    weights.map(async (weight) => {
      const css = await readFile(join(folder, `${weight}.css`), 'utf8')
      const faces = [...css.matchAll(FACE)].map(([, file = '', range = '']): Face => {
        return { file, range, covers: coverageOf(range) }
      })
      return { weight, faces }
    }),
  )

  const rules = new Map<string, Promise<string>>()

  function rule(weight: number, face: Face): Promise<string> {
    const known = rules.get(face.file) ?? readRule(weight, face)
    rules.set(face.file, known)
    return known
  }

  async function readRule(weight: number, { file, range }: Face): Promise<string> {
    const data = (await readFile(join(folder, file))).toString('base64')
    return `@font-face{font-family:'Noto Sans SC';font-weight:${weight};src:url(data:font/woff2;base64,${data}) format('woff2');unicode-range:${range}}`
  }

  return {
    rulesFor: async (text) => {
      const points = [...new Set(text)].map((letter) => letter.codePointAt(0) ?? 0)
      const needed = loaded.flatMap(({ weight, faces }) =>
        faces.filter(({ covers }) => points.some(covers)).map((face) => rule(weight, face)),
      )
      return (await Promise.all(needed)).join('\n')
    },
  }
}
