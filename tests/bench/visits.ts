import { readFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { seconds } from '../../src/core/time/duration.ts'
import { type Browsing, openBrowsing } from '../build/streams/browsing.ts'
import { descendants } from '../build/streams/process-table.ts'
import { bytes, startStreamServer } from '../build/streams/stream-server.ts'

/**
 * What visiting costs and whether it leaves anything behind: 200 visits in a row of a page as live rooms have them
 * (fonts, pictures, an advertisement, a player that goes on fetching segments). Prints one JSON document: memory
 * (the browser's, and what this process holds after a full collection) and processes after each visit, medians of the first and the last quarter and their
 * ratio (goal: at most 1.1), and what is fetched against the yardstick in the same run: the same visitor that fetches
 * everything. Run: node tests/bench/visits.ts [visits]
 */
const VISITS = Number(process.argv[2] ?? 200)
const YARDSTICK_VISITS = 10
const budget = seconds(30)

const filler = (size: number): Uint8Array => new Uint8Array(size).map((_, i) => (i * 7_919) % 251)

const PAGE = `<!doctype html><meta charset="utf-8"><title>初二数学</title>
<style>@font-face { font-family: f; src: url(/font.woff2) } p { font-family: f }</style>
<h1>一次函数</h1><p>本讲内容</p><video muted></video>
${Array.from({ length: 20 }, (_, i) => `<img src="/picture${i}.png" width=90 height=60>`).join('')}
<script src="/player.js"></script><script>
fetch('/live.m3u8').then(() => { let n = 0; setInterval(() => fetch('/segment' + n++ + '.ts').catch(() => {}), 50) })
</script>`

const server = await startStreamServer()
server.serve('/font.woff2', bytes(filler(900_000), 'font/woff2'))
server.serve('/player.js', bytes(`/*${'x'.repeat(300_000)}*/`, 'text/javascript'))
server.serve('/live.m3u8', bytes('#EXTM3U\n', 'application/vnd.apple.mpegurl'))
for (let i = 0; i < 20; i += 1) {
  const picture = filler(i < 4 ? 400_000 : 20_000)
  server.serve(`/picture${i}.png`, (_, response) => {
    response.writeHead(200, { 'content-type': 'image/png', 'content-length': picture.length })
    response.end(picture)
  })
}
for (let i = 0; i < 40; i += 1) {
  server.serve(`/segment${i}.ts`, bytes(filler(300_000), 'video/mp2t'))
}
const url = server.serve('/room', bytes(PAGE, 'text/html'))

const residentKilobytes = (pid: number): number => {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0)
  } catch {
    return 0
  }
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** What this process really holds on to; its resident size also counts what the collector has not given back. */
function heapMegabytes(): number {
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return Math.round((heapUsed + external) / 104_857.6) / 10
}

type After = {
  readonly browserMegabytes: number
  readonly heapMegabytes: number
  readonly processes: number
  readonly milliseconds: number
  readonly receivedKilobytes: number
}

async function visitOnce(browsing: Browsing): Promise<After> {
  const started = performance.now()
  const outcome = await browsing.visitor.visit(url, { budget })
  if (outcome.kind !== 'page' || outcome.mediaUrls.length !== 1) throw new Error('not found')
  const below = descendants()
  const megabytes = (kilobytes: number): number => Math.round(kilobytes / 1_024)
  return {
    browserMegabytes: megabytes(below.reduce((sum, pid) => sum + residentKilobytes(pid), 0)),
    heapMegabytes: heapMegabytes(),
    processes: below.length,
    milliseconds: performance.now() - started,
    receivedKilobytes: outcome.cost.bytes / 1_024,
  }
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const share = (part: number, whole: number): number => Math.round((part / whole) * 1_000) / 1_000

function quarters(all: readonly After[], of: (after: After) => number) {
  const quarter = Math.floor(all.length / 4)
  const first = median(all.slice(0, quarter).map(of))
  const last = median(all.slice(-quarter).map(of))
  return { firstQuarter: first, lastQuarter: last, ratio: Math.round((last / first) * 100) / 100 }
}

async function fetchedPerVisit(browsing: Browsing, visits: number) {
  const [asked, written] = [server.asked.length, server.written()]
  const received: number[] = []
  for (let i = 0; i < visits; i += 1) received.push((await visitOnce(browsing)).receivedKilobytes)
  return {
    requests: Math.round((server.asked.length - asked) / visits),
    // What the server put on the wire, and what the browser took before it hung up.
    sentKilobytes: Math.round((server.written() - written) / visits / 1_024),
    receivedKilobytes: Math.round(median(received)),
  }
}

const frugal = await openBrowsing()
const everything = await openBrowsing(['127.0.0.0/8'], {
  limits: { requests: 5_000, bytes: 1_000_000_000, frugal: false },
})
try {
  const all: After[] = []
  // The first one unpacks and launches.
  await visitOnce(frugal)
  for (let visit = 0; visit < VISITS; visit += 1) all.push(await visitOnce(frugal))
  const saving = {
    visitor: await fetchedPerVisit(frugal, YARDSTICK_VISITS),
    yardstick: await fetchedPerVisit(everything, YARDSTICK_VISITS),
  }
  const report = {
    visits: VISITS,
    medianMilliseconds: Math.round(median(all.map(({ milliseconds }) => milliseconds))),
    browserMegabytes: quarters(all, ({ browserMegabytes }) => browserMegabytes),
    heapMegabytes: quarters(all, ({ heapMegabytes }) => heapMegabytes),
    processes: quarters(all, ({ processes }) => processes),
    perVisit: {
      ...saving,
      sentRatio: share(saving.visitor.sentKilobytes, saving.yardstick.sentKilobytes),
      receivedRatio: share(saving.visitor.receivedKilobytes, saving.yardstick.receivedKilobytes),
    },
  }
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
} finally {
  await frugal.close()
  await everything.close()
  await server.close()
}
