// A Chinese edition has the headings of the English one, its commands, its names, and links both ways.
import { basename } from 'node:path'
import { headingsOf } from './headings.mjs'
import { files, textOf } from './tree.mjs'

const CHINESE = '.zh-CN.md'
const EDITIONS = ['README', 'CONTRIBUTING', 'docs/architecture', 'docs/operations']

/** Blocks of code in their order; comments behind a command may be in either language. */
const commandsOf = (path) =>
  [...textOf(path).matchAll(/^```(\w*)\n([\s\S]*?)^```/gm)].map(([, language, body]) =>
    `${language}\n${body}`.replace(/[ \t]+#.*$/gm, '').replace(/^#.*\n/gm, ''),
  )

/** Settings, commands and options that a page names, whatever the words around them. */
const namesOf = (path) =>
  new Set(
    textOf(path).match(
      /\bXUNCHA_[A-Z_]+\b|\bxuncha_[a-z_]+\b|\bxuncha [a-z-]+|(?<![\w-])--[a-z][a-z-]+/g,
    ),
  )

function compare(name) {
  const [english, chinese] = [`${name}.md`, name + CHINESE]
  if (!files.includes(chinese)) return [`${chinese} is missing`]
  const problems = []
  const depths = (path) => headingsOf(path).map(({ depth }) => depth)
  if (depths(english).join() !== depths(chinese).join())
    problems.push(
      `${chinese}: its headings (${depths(chinese).length}) are not those of ${english} (${depths(english).length})`,
    )
  const [ours, theirs] = [commandsOf(english), commandsOf(chinese)]
  if (ours.length !== theirs.length)
    problems.push(`${chinese}: ${theirs.length} blocks of code, ${ours.length} in ${english}`)
  const differs = ours.findIndex((block, place) => block !== theirs[place])
  if (differs >= 0 && ours.length === theirs.length)
    problems.push(`${chinese}: block of code ${differs + 1} is not that of ${english}`)
  const [named, namedThere] = [namesOf(english), namesOf(chinese)]
  for (const one of named.symmetricDifference(namedThere))
    problems.push(
      `${named.has(one) ? chinese : english}: does not name ${one}, as the other edition does`,
    )
  for (const [from, to] of [
    [english, chinese],
    [chinese, english],
  ]) {
    if (!textOf(from).includes(`](${basename(to)})`))
      problems.push(`${from} does not link to ${to}`)
  }
  return problems
}

export const checkEditions = () => {
  const unlisted = files.filter(
    (file) => file.endsWith(CHINESE) && !EDITIONS.includes(file.slice(0, -CHINESE.length)),
  )
  return [
    ...unlisted.map((file) => `${file}: name it in .ci/docs/editions.mjs`),
    ...EDITIONS.flatMap(compare),
  ]
}
