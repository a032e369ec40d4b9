import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { create, type Font } from 'fontkit'
import { unpackWoff } from './unpack-woff.ts'

/** A font of the letter: its plain bytes, and whether it has a letter. */
export type LetterFace = {
  readonly name: string
  readonly bytes: Buffer
  has(point: number): boolean
}

/** A piece of a line that one face can write. */
export type FaceRun = { readonly face: LetterFace; readonly text: string }

export type LetterFonts = {
  readonly body: LetterFace
  /** The text in pieces; what no face has is written as its number (`[U+1F600]`), so that nothing is silently left out. */
  runsOf(text: string): Promise<readonly FaceRun[]>
}

const PACKAGE = '@fontsource/noto-sans-sc'
const NUMBERED = /url\(\.\/files\/([\w-]+)\.woff\)[^}]*?unicode-range:\s*([^;]+);/g

function inRange(range: string): (point: number) => boolean {
  const spans = range.split(',').map((part) => {
    const [from = '', to = from] = part.trim().slice(2).split('-')
    return { from: Number.parseInt(from, 16), to: Number.parseInt(to, 16) }
  })
  return (point) => spans.some(({ from, to }) => from <= point && point <= to)
}

async function readFace(folder: string, name: string): Promise<LetterFace> {
  const bytes = unpackWoff(await readFile(join(folder, 'files', `${name}.woff`)))
  const font = create(bytes) as Font
  return { name, bytes, has: (point) => font.hasGlyphForCodePoint(point) }
}

/** Line breaks and the rest of what no glyph stands for. */
const isControl = (point: number): boolean => point < 0x20 || (point >= 0x7f && point < 0xa0)

/**
 * Noto Sans SC out of the npm package, because a bare machine has no Chinese font. Nearly every letter is in one file; rarer ones
 * are in a hundred small ones, of which only those are opened that a text needs.
 */
export async function openLetterFonts(): Promise<LetterFonts> {
  const require = createRequire(import.meta.url)
  const folder = dirname(require.resolve(`${PACKAGE}/400.css`))
  const body = await readFace(folder, 'noto-sans-sc-chinese-simplified-400-normal')
  const css = await readFile(join(folder, '400.css'), 'utf8')
  const rare = [...css.matchAll(NUMBERED)].map(([, name = '', range = '']) => ({
    name,
    covers: inRange(range),
  }))
  const opened = new Map<string, Promise<LetterFace>>()

  /** A file that could not be read is tried again with the next letter: a disk may be away for a while. */
  function open(name: string): Promise<LetterFace> {
    const known = opened.get(name)
    if (known !== undefined) return known
    const opening = readFace(folder, name)
    opened.set(name, opening)
    opening.catch(() => opened.delete(name))
    return opening
  }

  async function faceFor(point: number): Promise<LetterFace | null> {
    if (body.has(point)) return body
    for (const { name } of rare.filter(({ covers }) => covers(point))) {
      const face = await open(name)
      if (face.has(point)) return face
    }
    return null
  }

  async function written(letter: string): Promise<FaceRun> {
    const point = letter.codePointAt(0) ?? 0
    if (point === 0x0a) return { face: body, text: letter }
    const face = isControl(point) ? null : await faceFor(point)
    if (face !== null) return { face, text: letter }
    return { face: body, text: `[U+${point.toString(16).toUpperCase().padStart(4, '0')}]` }
  }

  return {
    body,
    async runsOf(text) {
      const runs: FaceRun[] = []
      for (const letter of text) {
        const next = await written(letter)
        const last = runs.at(-1)
        if (last !== undefined && last.face === next.face) {
          runs[runs.length - 1] = { face: last.face, text: last.text + next.text }
        } else runs.push(next)
      }
      return runs
    },
  }
}
