// Commits that a page gives as examples are in the history, under that subject.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { documents, lineOf, root, textOf } from './tree.mjs'

/** Hash and subject of every commit; `null` where the history is not here whole (a download, a shallow clone). */
function history() {
  if (!existsSync(`${root}.git`) || existsSync(`${root}.git/shallow`)) return null
  try {
    const log = execFileSync('git', ['log', '--format=%H %s'], { cwd: root, encoding: 'utf8' })
    return log.split('\n').map((line) => [line.slice(0, 40), line.slice(41)])
  } catch {
    return null
  }
}

/** Written as `1a2b3c4 subject` in code marks. */
export function checkCommits() {
  const commits = history()
  if (commits === null) return []
  return documents.flatMap((path) =>
    [...textOf(path).matchAll(/`([0-9a-f]{7,12}) ([^`]+)`/g)].flatMap(
      ({ 1: hash, 2: subject, index }) => {
        const isThere = commits.some(([whole, said]) => whole.startsWith(hash) && said === subject)
        return isThere
          ? []
          : [`${path}:${lineOf(textOf(path), index)}: there is no commit ${hash} “${subject}”`]
      },
    ),
  )
}
