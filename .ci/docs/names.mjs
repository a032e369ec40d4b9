// Settings, commands and metrics that documents name are those of the program.
import { documents, files, lineOf, textOf } from './tree.mjs'

const textUnder = (folder) =>
  files
    .filter((file) => file.startsWith(folder) && file.endsWith('.ts'))
    .map(textOf)
    .join('\n')

const settings = new Set(textUnder('src/config/').match(/\bXUNCHA_[A-Z_]+\b/g))
const commands = new Set(
  [...(textUnder('src/cli/') + textOf('src/main.ts')).matchAll(/\.command\('([a-z-]+)/g)].map(
    ([, name]) => name,
  ),
)
const http = textUnder('src/adapters/http/')
/** Families of metrics put the name together: `xuncha_` or `xuncha_platform_` and a part. */
const isMetric = (name) =>
  http.includes(`'${name}'`) ||
  ['xuncha_', 'xuncha_platform_'].some(
    (family) => name.startsWith(family) && http.includes(`'${name.slice(family.length)}'`),
  )

const KINDS = [
  { what: 'setting', pattern: /\b(XUNCHA_[A-Z_]*[A-Z])\b/g, isThere: (name) => settings.has(name) },
  {
    what: 'command',
    pattern: /(?:`|npx )xuncha ([a-z][a-z-]*)/g,
    isThere: (name) => commands.has(name),
  },
  { what: 'metric', pattern: /\b(xuncha_[a-z_]*[a-z])\b(?!_|\*)/g, isThere: isMetric },
]

export function checkNames() {
  return documents.flatMap((path) => {
    const text = textOf(path)
    return KINDS.flatMap(({ what, pattern, isThere }) =>
      [...text.matchAll(pattern)].flatMap(({ 1: name, index }) =>
        isThere(name) ? [] : [`${path}:${lineOf(text, index)}: the program has no ${what} ${name}`],
      ),
    )
  })
}
