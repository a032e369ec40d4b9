// What the architecture pages show between marks is drawn anew and compared.
import { writeFileSync } from 'node:fs'
import { drawFloors, drawRooms, listLargest } from './drawings.mjs'
import { root, textOf } from './tree.mjs'

const PAGES = ['docs/architecture.md', 'docs/architecture.zh-CN.md']
const DRAWINGS = { imports: drawFloors, rooms: drawRooms, largest: listLargest }

/** The text with what stands between the marks of that name replaced; `null` where it has no such marks. */
function redrawn(text, name, drawn) {
  const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`]
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from < 0 || to < from) return null
  return `${text.slice(0, from + begin.length)}\n${drawn}\n${text.slice(to)}`
}

/** @param write draws the pictures anew instead of finding fault. */
export function checkImportPicture({ write }) {
  return PAGES.flatMap((page) => {
    const problems = []
    let text = textOf(page)
    for (const [name, draw] of Object.entries(DRAWINGS)) {
      const fresh = redrawn(text, name, draw())
      if (fresh === null) problems.push(`${page}: has no marks ${name}:begin and ${name}:end`)
      else if (fresh !== text && !write)
        problems.push(`${page}: ${name} is old; run node .ci/check-docs.mjs --write`)
      text = fresh ?? text
    }
    if (write && text !== textOf(page)) writeFileSync(root + page, text)
    return problems
  })
}
