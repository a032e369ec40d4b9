// Who imports whom, by the tool that enforces the import rules; asked once.
import { execFileSync } from 'node:child_process'
import { root } from './tree.mjs'

let known = null

/** Pairs of our files: who imports, what is imported. */
export function imports() {
  known ??= JSON.parse(
    execFileSync(
      `${root}node_modules/.bin/depcruise`,
      ['src', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
      { cwd: root, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
    ),
  ).modules.flatMap(({ source, dependencies }) =>
    dependencies.map(({ resolved }) => [source, resolved]),
  )
  return known
}
