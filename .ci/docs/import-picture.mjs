// The picture of imports in the architecture pages is drawn by the tool that enforces the import rules.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { root, textOf } from './tree.mjs'

const PAGES = ['docs/architecture.md', 'docs/architecture.zh-CN.md']
const [BEGIN, END] = ['<!-- imports:begin -->', '<!-- imports:end -->']

const folderOf = (path) => /^src\/([^/]+)/.exec(path)?.[1]?.replace(/\.ts$/, '') ?? null

function picture() {
  const json = execFileSync(
    `${root}node_modules/.bin/depcruise`,
    ['src', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
    { cwd: root, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  )
  const edges = new Set()
  for (const { source, dependencies } of JSON.parse(json).modules) {
    for (const { resolved } of dependencies) {
      const [from, to] = [folderOf(source), folderOf(resolved)]
      if (from !== null && to !== null && from !== to) edges.add(`  ${from} --> ${to}`)
    }
  }
  return ['```mermaid', 'flowchart LR', ...[...edges].toSorted(), '```'].join('\n')
}

/** @param write draws the picture anew instead of finding fault. */
export function checkImportPicture({ write }) {
  const drawn = picture()
  return PAGES.flatMap((page) => {
    const text = textOf(page)
    const head = text.slice(0, text.indexOf(BEGIN) + BEGIN.length)
    const fresh = `${head}\n${drawn}\n${text.slice(text.indexOf(END))}`
    if (fresh === text) return []
    if (write) {
      writeFileSync(root + page, fresh)
      return []
    }
    return [`${page}: the import picture is old; run node .ci/check-docs.mjs --write`]
  })
}
