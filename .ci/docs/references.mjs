// What a document or a comment points to is there: pages, sections, anchors, decisions, files.
import { dirname, join } from 'node:path'
import { anchorsOf, sectionsOf } from './headings.mjs'
import { documents, exists, files, lineOf, sources, textOf } from './tree.mjs'

const at = (path, text, index, problem) => `${path}:${lineOf(text, index)}: ${problem}`

/** Words of a book that readers of the repository do not have. */
function unknownBooks(path, text) {
  return [...text.matchAll(/\b[Rr]ulebook\b|\[P\]/g)].map(({ 0: word, index }) =>
    at(path, text, index, `“${word}” is nothing a reader can look up; cite docs/rules.md §N`),
  )
}

/** `docs/page.md`, `docs/page.md §1.7`, `docs/page.md#anchor`, wherever they stand. */
function citedPages(path, text) {
  const problems = []
  for (const found of text.matchAll(/\bdocs\/[\w./-]*\.md(#[^\s)`'"$]+)?/g)) {
    const [whole, anchor] = found
    const page = whole.replace(/#.*$/, '')
    if (!exists(page)) {
      problems.push(at(path, text, found.index, `cites ${page}, which is not there`))
      continue
    }
    if (anchor !== undefined && !anchorsOf(page).has(decodeURIComponent(anchor.slice(1))))
      problems.push(at(path, text, found.index, `${page} has no anchor ${anchor}`))
    // A comment may break its line between the page and the section.
    const after = text.slice(found.index + whole.length, found.index + whole.length + 80)
    const cited =
      /^(?:[\s*]*(?:,|and|–|to)?[\s*]*§\d+(?:\.\d+)*|–\d+(?:\.\d+)*)+/.exec(after)?.[0] ?? ''
    for (const [number] of cited.matchAll(/\d+(?:\.\d+)*/g)) {
      if (!sectionsOf(page).has(number))
        problems.push(at(path, text, found.index, `${page} has no section ${number}`))
    }
  }
  return problems
}

const DECISIONS = new Set(
  files.flatMap((file) => /^docs\/decisions\/(\d{4})-/.exec(file)?.[1] ?? []),
)
/** `decision 0012`, `docs/decisions/0040` and the like by their number. */
function citedDecisions(path, text) {
  return [...text.matchAll(/\bdecisions?[ /](\d{4})\b(?!-\d\d-)/g)].flatMap(
    ({ 0: whole, 1: number, index }) =>
      DECISIONS.has(number) ? [] : [at(path, text, index, `${whole}: there is no such decision`)],
  )
}

function brokenLinks(path, text) {
  const problems = []
  for (const found of text.matchAll(/\]\((?![a-z]+:)([^)#\s]*)(#[^)\s]+)?\)/g)) {
    const [, target, anchor] = found
    const page = target === '' ? path : join(dirname(path), target).replaceAll('\\', '/')
    if (!exists(page))
      problems.push(at(path, text, found.index, `links to ${page}, which is not there`))
    else if (
      anchor !== undefined &&
      page.endsWith('.md') &&
      !anchorsOf(page).has(decodeURIComponent(anchor.slice(1)))
    )
      problems.push(at(path, text, found.index, `${page} has no anchor ${anchor}`))
  }
  return problems
}

/** Made by the running program, or standing for any of several. */
const STANDS_FOR_SOME = /YYYY|CODE|NNNN|ROLE|SIGN|NAME|schedules\/history|[<>{}]/
const isOurs = (name) => {
  const pattern = name.replace(/[.+^$()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*')
  const wanted = new RegExp(`(^|/)${pattern}$`)
  return files.some((file) => wanted.test(file))
}

/** Files and folders named in code marks, by their whole path or by its end. */
function namedFiles(path, text) {
  const problems = []
  for (const { 1: name, index } of text.matchAll(/`([\w@*./-]+)`/g)) {
    if (STANDS_FOR_SOME.test(name)) continue
    const isPath = /^(src|tests|training|schedules|docs|shims|\.ci)\//.test(name)
    const isSource = /\.(ts|tsx|mjs|cjs)$/.test(name)
    if (
      isPath ? !(exists(name) || isOurs(name)) : isSource && !isOurs(name.replace(/^\.\.?\//, ''))
    )
      problems.push(at(path, text, index, `names ${name}, which is not there`))
  }
  return problems
}

/** The same in comments of the sources, where names stand without marks. */
function filesInComments(path, text) {
  const problems = []
  for (const comment of text.matchAll(/^\s*(?:\/\*\*|\*|\/\/).*$/gm)) {
    for (const [, name] of comment[0].matchAll(
      /(?<![\w*/.-])([a-z][\w*./-]*\.(?:ts|tsx|mjs|cjs|yaml))\b/g,
    )) {
      if (!STANDS_FOR_SOME.test(name) && !isOurs(name))
        problems.push(at(path, text, comment.index, `names ${name}, which is not there`))
    }
  }
  return problems
}

export function checkReferences() {
  const everywhere = [...sources, ...documents].flatMap((path) => {
    const text = textOf(path)
    return [...unknownBooks(path, text), ...citedPages(path, text), ...citedDecisions(path, text)]
  })
  const inDocuments = documents.flatMap((path) => {
    const text = textOf(path)
    return [...brokenLinks(path, text), ...namedFiles(path, text)]
  })
  const inComments = sources.flatMap((path) => filesInComments(path, textOf(path)))
  return [...everywhere, ...inDocuments, ...inComments]
}
