import { XUNCHA_NAMES } from './environment.ts'

/** Settings that are no `XUNCHA_*` names. */
const COMMON_NAMES = [
  'PORT',
  'HOST',
  'DATABASE_URL',
  'FFMPEG_PATH',
  'CHROME_PATH',
  'LOG_LEVEL',
] as const

/** Every setting that the environment may have. */
export const SETTING_NAMES: readonly string[] = [...COMMON_NAMES, ...XUNCHA_NAMES]

export type SettingText = {
  /** What holds where nothing is said. */
  readonly usual: string
  readonly about: string
}

const cellsOf = (line: string): readonly string[] =>
  line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim())

const sharedLength = (one: string, other: string): number => {
  let length = 0
  while (length < one.length && one[length] === other[length]) length += 1
  return length
}

/** `…_MODEL` beside `XUNCHA_SECOND_OPINION_URL` is the name that ends so and is most like the first. */
function wholeName(written: string, first: string): string | null {
  const end = written.startsWith('…') ? written.slice(1) : null
  if (end === null) return SETTING_NAMES.includes(written) ? written : null
  const fitting = SETTING_NAMES.filter((name) => name.endsWith(end))
  return fitting.toSorted((a, b) => sharedLength(b, first) - sharedLength(a, first))[0] ?? null
}

/** Links lead to documents that are not at hand; code is told by its words. */
const plain = (text: string): string =>
  text
    .replaceAll(/\s*[（(]\[[^\]]*\]\([^)]*\)[）)]/g, '')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll('`', '')
    .replaceAll(String.raw`\|`, '|')

/**
 * What the table of settings in a README says of each, by name: pages take their words from there, so that there is one
 * text. A name that stands beside others has theirs.
 */
export function readSettingsTable(markdown: string): ReadonlyMap<string, SettingText> {
  const told = new Map<string, SettingText>()
  for (const line of markdown.split('\n')) {
    const [names = '', usual = '', about = ''] = cellsOf(line)
    const written = [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)
    const [first = ''] = written
    for (const one of written) {
      const name = wholeName(one, first)
      if (name !== null && !told.has(name)) {
        told.set(name, { usual: plain(usual), about: plain(about) })
      }
    }
  }
  return told
}
