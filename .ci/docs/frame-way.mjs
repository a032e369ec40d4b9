// The way of a frame that the architecture pages tell is one that the sources go.
import { imports } from './import-graph.mjs'
import { exists, textOf } from './tree.mjs'

const PAGES = {
  'docs/architecture.md': '## The way of a frame',
  'docs/architecture.zh-CN.md': '## 一帧画面怎样走',
}
const MOST = 12

/** Files of the table below a heading, in their order. */
function wayOf(page, heading) {
  const [, section = ''] = textOf(page).split(`\n${heading}\n`)
  return [...section.split(/^## /m)[0].matchAll(/^\| `(src\/[^`]+)` \|/gm)].map(([, file]) => file)
}

/** A stage is handed its work by the queue; everything else is entered by one that stands before it. */
function beginsStage(file) {
  const [, stages = ''] =
    /export const STAGES = \[([^\]]*)\]/.exec(textOf('src/app/pipeline.ts')) ?? []
  const stage = /([^/]+)\.ts$/.exec(file)?.[1]
  return stages.includes(`'${stage}'`)
}

export function checkFrameWay() {
  const ways = Object.entries(PAGES).map(([page, heading]) => [page, wayOf(page, heading)])
  const [[, way], [chinese, told]] = ways
  const imported = new Set(imports().map(([from, to]) => `${from} ${to}`))
  const problems = ways.flatMap(([page, files]) => [
    ...(files.length === 0 || files.length > MOST
      ? [`${page}: the way of a frame has ${files.length} files, not 1 to ${MOST}`]
      : []),
    ...files.filter((file) => !exists(file)).map((file) => `${page}: ${file} is not there`),
    ...files
      .filter((file, place) => files.indexOf(file) !== place)
      .map((file) => `${page}: the way of a frame enters ${file} twice`),
  ])
  const unreached = way.filter(
    (file, place) =>
      place > 0 &&
      !beginsStage(file) &&
      !way.slice(0, place).some((before) => imported.has(`${before} ${file}`)),
  )
  return [
    ...problems,
    ...unreached.map(
      (file) => `docs/architecture.md: no file before ${file} on the way of a frame imports it`,
    ),
    ...(way.join() === told.join() ? [] : [`${chinese}: tells another way of a frame`]),
  ]
}
