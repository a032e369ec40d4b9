// Documents are checked like code: cited paths exist, and the import picture is the one that the sources give.
// `node .ci/check-docs.mjs --write` draws the picture anew.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'

const root = new URL('..', import.meta.url).pathname
const PICTURE = `${root}docs/architecture.md`
const [BEGIN, END] = ['<!-- imports:begin -->', '<!-- imports:end -->']

/** Folder to folder, from the same tool that enforces the import rules. */
function importPicture() {
  const json = execFileSync(
    `${root}node_modules/.bin/depcruise`,
    ['src', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
    { cwd: root, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  )
  const folderOf = (path) =>
    /^src\/(?:core\/)?([^/]+)/.exec(path)?.[1]?.replace(/\.ts$/, '') ?? null
  const nameOf = (path) =>
    path.startsWith('src/core/') && path.split('/').length > 3 ? 'core' : folderOf(path)
  const edges = new Set()
  for (const { source, dependencies } of JSON.parse(json).modules) {
    for (const { resolved } of dependencies) {
      const [from, to] = [source, resolved].map((path) =>
        path.startsWith('src/') ? (path.startsWith('src/core/') ? 'core' : nameOf(path)) : null,
      )
      if (from !== null && to !== null && from !== to) edges.add(`  ${from} --> ${to}`)
    }
  }
  return ['```mermaid', 'flowchart LR', ...[...edges].toSorted(), '```'].join('\n')
}

const problems = []
const text = readFileSync(PICTURE, 'utf8')
const head = text.slice(0, text.indexOf(BEGIN) + BEGIN.length)
const tail = text.slice(text.indexOf(END))
const drawn = `${head}\n${importPicture()}\n${tail}`
if (process.argv.includes('--write')) writeFileSync(PICTURE, drawn)
else if (drawn !== text)
  problems.push(
    'docs/architecture.md: the import picture is old; run node .ci/check-docs.mjs --write',
  )

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(`${root}docs`)
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]
for (const document of documents) {
  for (const [, path] of readFileSync(root + document, 'utf8').matchAll(
    /`((?:src|tests|schedules|docs|\.ci)\/[\w./-]+)`/g,
  )) {
    // YYYY and CODE stand for any year and any region; the history is made by the running program.
    if (!/YYYY|CODE|schedules\/history/.test(path) && !existsSync(root + path))
      problems.push(`${document}: cites ${path}, which is not there`)
  }
  for (const [, path] of readFileSync(root + document, 'utf8').matchAll(
    /\]\((?!https?:)([^)#]+)/g,
  )) {
    const base = document.startsWith('docs/') ? `${root}docs/` : root
    if (!existsSync(base + path)) problems.push(`${document}: links to ${path}, which is not there`)
  }
}
for (const problem of problems) console.error(problem)
process.exitCode = problems.length > 0 ? 1 : 0
