import { parseArgs } from 'node:util'
import postgres from 'postgres'
import { removeFolder, temporaryFolder } from '../../build/database/database.ts'
import { deepPage } from './deep-page.ts'
import { measureExports } from './exports.ts'
import type { Amounts } from './fill-timeline.ts'
import { usualQuestions, yearlyQuestions } from './questions.ts'
import { openCluster, type Stand, standEmbedded, standOnServer } from './stand.ts'
import { askInTurn, askSteadily, type Question } from './steadily.ts'

/**
 * `node tests/bench/timeline/timeline.ts [--rows 1000000] [--segments 20000000] [--rooms 20000] [--rate 200] [--seconds 60]
 * [--embedded-rows 50000] [--folder FOLDER] [--only usual,page,export,growth,embedded]`: the timeline of violations at volume,
 * as JSON.
 *
 * The real program (`serve --roles api`) over a PostgreSQL of this machine, both beside what asks them, on its cores.
 * `usual`: what is usually asked, mixed, at a steady rate over HTTP; an answer is timed from when it was due. The yardsticks
 * are in the same mix: the route that only says that the program lives, and of the same server, past the program, `select 1`
 * and the newest page. Then spans of a year, one at a time. `page`: the page behind `--depth` rows beside the first.
 * `export`: a year as a file of each form, with what the program holds meanwhile (its heap is bounded to 512 MiB). `growth`: the same questions, one at a time,
 * of a tenth of the rows and of all. `embedded`: on the embedded database. With `--folder` what was filled stays there and is
 * used again; filling takes minutes.
 */
const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    segments: { type: 'string' },
    rooms: { type: 'string', default: '20000' },
    rate: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '60' },
    depth: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '60' },
    'embedded-rows': { type: 'string', default: '50000' },
    folder: { type: 'string' },
    only: { type: 'string', default: 'usual,page,export,growth,embedded' },
  },
})
const SEGMENTS_A_ROW = 20
const rows = Number(values.rows)
const amounts: Amounts = {
  violations: rows,
  segments: Number(values.segments ?? rows * SEGMENTS_A_ROW),
  rooms: Number(values.rooms),
}
const tenth: Amounts = {
  violations: Math.ceil(amounts.violations / 10),
  segments: Math.ceil(amounts.segments / 10),
  rooms: amounts.rooms,
}
const wanted = new Set(values.only.split(','))
const rate = Number(values.rate)
const seconds = Number(values.seconds)
const rounds = Number(values.rounds)

const NEWEST = 'select * from violations order by opened_at desc, id desc limit 51'

/** What could not be faster, asked in the same mix. */
function yardsticks(stand: Stand, sql: postgres.Sql | null): readonly Question[] {
  const alive = { name: 'yardstick: GET /healthz', weight: 4, ask: () => stand.get('/healthz') }
  if (sql === null) return [alive]
  return [
    alive,
    { name: 'yardstick: select 1, straight', weight: 2, ask: () => sql.unsafe('select 1') },
    { name: 'yardstick: the newest page, straight', weight: 2, ask: () => sql.unsafe(NEWEST) },
  ]
}

async function usual(stand: Stand, many: Amounts, url: string | null, aSecond: number) {
  const sql = url === null ? null : postgres(url, { max: 4 })
  try {
    const questions = [...(await usualQuestions(stand, many)), ...yardsticks(stand, sql)]
    // So that no answer is the first of its kind.
    await askInTurn(questions, 3)
    const answers = await askSteadily(questions, aSecond, seconds)
    return { rate: aSecond, answers, memoryMebibytes: await stand.memory() }
  } finally {
    await sql?.end()
  }
}

async function onServer(folder: string) {
  const cluster = await openCluster(folder)
  const report: Record<string, unknown> = {}
  try {
    const stand = await standOnServer(cluster, folder, 'whole', amounts)
    try {
      if (wanted.has('usual')) {
        report['usual'] = await usual(stand, amounts, stand.url, rate)
        report['aYear'] = await askInTurn(yearlyQuestions(stand), 5)
      }
      if (wanted.has('page')) report['page'] = await deepPage(stand, Number(values.depth), rounds)
      if (wanted.has('export')) report['export'] = await measureExports(stand)
      if (wanted.has('growth')) {
        const small = await standOnServer(cluster, folder, 'tenth', tenth)
        try {
          report['growth'] = await growth(small, stand)
        } finally {
          await small.close()
        }
      }
    } finally {
      await stand.close()
    }
  } finally {
    await cluster.close()
  }
  return report
}

/** Both in turn, so that they meet the same moments. */
async function growth(small: Stand, whole: Stand) {
  const questions = [...(await usualQuestions(whole, amounts)), ...yearlyQuestions(whole)]
  const fewer = [...(await usualQuestions(small, tenth)), ...yearlyQuestions(small)]
  const marked = fewer.map((one) => ({ ...one, name: `tenth ${one.name}` }))
  const times = await askInTurn([...questions, ...marked], Math.ceil(rounds / 4))
  return questions.map(({ name }) => {
    const [tenthMilliseconds = Number.NaN, milliseconds = Number.NaN] = [
      times[`tenth ${name}`]?.p50,
      times[name]?.p50,
    ]
    const times_ = Math.round((milliseconds / tenthMilliseconds) * 10) / 10
    return { name, tenthMilliseconds, milliseconds, times: times_ }
  })
}

async function embedded() {
  const violations = Number(values['embedded-rows'])
  const many = {
    violations,
    segments: violations * SEGMENTS_A_ROW,
    rooms: Math.min(amounts.rooms, 2_000),
  }
  const stand = await standEmbedded(many)
  try {
    // One process answers and searches: what several machines share a server for is not asked of it.
    const aSecond = Math.min(rate, 40)
    return {
      amounts: many,
      ...(await usual(stand, many, null, aSecond)),
      export: await measureExports(stand),
    }
  } finally {
    await stand.close()
  }
}

const folder = values.folder ?? (await temporaryFolder())
try {
  const server = [...wanted].some((part) => part !== 'embedded') ? await onServer(folder) : null
  const alone = wanted.has('embedded') ? await embedded() : null
  process.stdout.write(`${JSON.stringify({ amounts, server, embedded: alone }, null, 2)}\n`)
} finally {
  if (values.folder === undefined) await removeFolder(folder)
}
