// What the architecture pages show of the folders is drawn from the sources, and compared.
import { dirname } from 'node:path'
import { imports } from './import-graph.mjs'
import { files } from './tree.mjs'

const mermaid = (direction, lines) =>
  ['```mermaid', `flowchart ${direction}`, ...lines, '```'].join('\n')

const distinct = (pairs) => [...new Map(pairs.map((pair) => [pair.join(), pair])).values()]

/** Pairs of names that `nameOf` gives to importer and imported; who has none is left out. */
const between = (nameOf) =>
  distinct(
    imports()
      .map(([from, to]) => [nameOf(from), nameOf(to)])
      .filter(([from, to]) => from !== null && to !== null && from !== to),
  )

/** Floors: the folders of `src`. */
export const drawFloors = () =>
  mermaid(
    'LR',
    between((path) => /^src\/([^/]+)/.exec(path)?.[1]?.replace(/\.ts$/, '') ?? null)
      .map(([from, to]) => `  ${from} --> ${to}`)
      .toSorted(),
  )

/** Without the arrows that others imply; only where none leads back. */
function reduced(edges) {
  const next = Map.groupBy(edges, ([from]) => from)
  const reaches = (from, to, without) =>
    (next.get(from) ?? []).some(
      ([, on]) => `${from},${on}` !== without && (on === to || reaches(on, to, without)),
    )
  return edges.filter(([from, to]) => !reaches(from, to, `${from},${to}`))
}

const roomsOf = (floor) =>
  between((path) => new RegExp(`^src/${floor}/([^/]+)/`).exec(path)?.[1] ?? null)

function withBothWays(edges) {
  const has = new Set(edges.map(String))
  return edges.flatMap(([from, to]) => {
    if (!has.has(`${to},${from}`)) return [`${from} --> ${to}`]
    return from < to ? [`${from} <--> ${to}`] : []
  })
}

/** Rooms: the folders of core, of which none leads back, and of app. */
export const drawRooms = () =>
  mermaid('TB', [
    '  subgraph app',
    ...withBothWays(roomsOf('app'))
      .map((arrow) => `    ${arrow.replaceAll(/[a-z]+/g, (room) => `app-${room}[${room}]`)}`)
      .toSorted(),
    '  end',
    '  subgraph core',
    ...reduced(roomsOf('core'))
      .map(([from, to]) => `    ${from} --> ${to}`)
      .toSorted(),
    '  end',
    '  app --> core',
  ])

const SHOWN = 8

/** The folders with most files. */
export const listLargest = () =>
  [
    ...Map.groupBy(
      files.filter((file) => file.startsWith('src/')),
      dirname,
    ),
  ]
    .map(([folder, held]) => [folder, held.length])
    .filter(([folder]) => !folder.startsWith('src/adapters/db/migrations'))
    .toSorted(([a, most], [b, more]) => more - most || (a < b ? -1 : 1))
    .slice(0, SHOWN)
    .map(([folder, count]) => `\`${folder}\` ${count}`)
    .join(' · ')
