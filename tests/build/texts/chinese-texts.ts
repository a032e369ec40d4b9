import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'

/** A Chinese text that people read, and where it stands. */
export type ChineseText = { readonly place: string; readonly text: string }
/** An object of the sources whose values are texts: `{ sent: '已发出', … }`, also as `{ sent: { zh, en } }`. */
export type TextTable = { readonly place: string; readonly words: ReadonlyMap<string, string> }

export const HAN = /\p{Script=Han}/u
/** What stands for `${…}` in a text. */
export const HOLE = '\uE000'

/** What others say and these files know again or show as theirs: pages, pictures, teachers, registers. */
const OF_OTHERS =
  /^src\/(?:core\/(?:findings|reading|lesson|hearing|learning|canary|registry|detection|patrol\/answer-wall)|adapters\/(?:rehearsal|browser|opinion)|app\/import\/(?:typed-words|footer-words|headings))/

function filesUnder(root: string, folder: string, ending: RegExp): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => ending.test(path))
    .map((path) => `${folder}/${path}`)
    .toSorted()
}

type Node = { readonly type: string; readonly start: number; readonly [field: string]: unknown }
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

function textOf(node: unknown): string | null {
  if (!isNode(node)) return null
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? node['value'] : null
  if (node.type === 'JSXText') return String(node['value'])
  if (node.type !== 'TemplateLiteral') return null
  const pieces = node['quasis'] as readonly { readonly value: { readonly cooked: string } }[]
  return pieces.map(({ value }) => value.cooked).join(HOLE)
}

const nameOf = (key: unknown): string =>
  isNode(key) ? String(key.type === 'Identifier' ? key['name'] : key['value']) : ''

function entriesOf(node: Node): readonly (readonly [string, unknown])[] {
  const members = node['properties'] as readonly Node[]
  return members
    .filter(({ type }) => type === 'Property')
    .map((member) => [nameOf(member['key']), member['value']] as const)
}

/** Words by key, where every value is a text or `{ zh, en }`. */
function tableOf(node: Node): ReadonlyMap<string, string> | null {
  const words = new Map<string, string>()
  for (const [key, value] of entriesOf(node)) {
    const inner =
      isNode(value) && value.type === 'ObjectExpression'
        ? new Map(entriesOf(value)).get('zh')
        : value
    const text = textOf(inner)
    if (text === null) return null
    words.set(key, text)
  }
  return [...words.values()].some((text) => HAN.test(text)) ? words : null
}

function walk(node: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(node)) for (const one of node) walk(one, visit)
  else if (isNode(node)) {
    visit(node)
    for (const value of Object.values(node)) if (typeof value === 'object') walk(value, visit)
  }
}

/** Patterns are not sentences. */
const isPattern = (text: string): boolean => /\(\?|\\[dspw]|^\^|\)\?|\|.*\|/.test(text)

type Sources = {
  readonly texts: readonly ChineseText[]
  readonly tables: readonly TextTable[]
}

/** Every Chinese text of the program, by its syntax, and every table of texts. */
export function readSources(root: string): Sources {
  const texts: ChineseText[] = []
  const tables: TextTable[] = []
  for (const path of filesUnder(root, 'src', /\.tsx?$/)) {
    const source = readFileSync(join(root, path), 'utf8')
    if (!HAN.test(source) || OF_OTHERS.test(path)) continue
    const lineOf = (at: number) => `${path}:${source.slice(0, at).split('\n').length}`
    walk(parseSync(path, source).program, (node) => {
      const text = textOf(node)
      if (text !== null && HAN.test(text) && !isPattern(text)) {
        texts.push({ place: lineOf(node.start), text })
      }
      const words = node.type === 'ObjectExpression' ? tableOf(node) : null
      if (words !== null) tables.push({ place: lineOf(node.start), words })
    })
  }
  return { texts, tables }
}

/** Chinese lines of the documents, without code and links, and of the files that the department edits. */
export function readDocuments(root: string): readonly ChineseText[] {
  const own = readdirSync(root).filter((name) => /^(README|CONTRIBUTING).*\.md$/.test(name))
  const files = [
    ...own,
    ...filesUnder(root, 'docs', /^(?!decisions\/|glossary\.md).*\.md$/),
    // Those of platforms hold patterns of what their pages say, which no rule of ours may touch.
    ...filesUnder(root, 'schedules', /^(?!platforms\/).*\.ya?ml$/),
    ...filesUnder(root, 'src', /README\.md$/),
  ]
  return files.flatMap((path) => {
    const source = readFileSync(join(root, path), 'utf8')
      .replace(/^```[^\n]*\n[\s\S]*?^```/gm, (block) => block.replace(/[^\n]/g, ''))
      .replace(/`[^`\n]*`/g, HOLE)
      .replace(/\]\([^)\n]*\)/g, ']')
    return source
      .split('\n')
      .map((text, index) => ({ place: `${path}:${index + 1}`, text }))
      .filter(({ text }) => HAN.test(text))
  })
}
