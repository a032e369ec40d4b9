import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import ffmpeg from '@ffmpeg-installer/ffmpeg'
import { createWorker, OEM } from 'tesseract.js'

/**
 * The yardstick of `patrol.ts`: the loop that a user would write. `node users-loop.ts LOOKS URL…` takes one picture of
 * each room in turn with ffmpeg, reads it with tesseract.js and searches it for words; prints `ready` once it is warm,
 * waits for a line on stdin, looks, prints how many looks it made, and waits to be ended.
 */
const [looks = '0', ...urls] = process.argv.slice(2)
const WORDS = /方程|例题|定律|课文|作业|阅读|公式|练习/u

const require = createRequire(import.meta.url)
const folder = await mkdtemp(join(tmpdir(), 'users-loop-'))
mkdirSync(join(folder, 'languages'))
for (const language of ['chi_sim', 'eng']) {
  const root = dirname(require.resolve(`@tesseract.js-data/${language}/package.json`))
  const file = `${language}.traineddata.gz`
  await cp(join(root, '4.0.0_best_int', file), join(folder, 'languages', file))
}
const settings = { langPath: join(folder, 'languages'), cacheMethod: 'none', gzip: true }
// Left at its default, the package hands the engine a list of languages that it has already freed.
const worker = await createWorker(
  ['chi_sim', 'eng'],
  OEM.LSTM_ONLY,
  settings,
  'tessedit_load_sublangs',
)
const nextLine = () => new Promise((resolve) => process.stdin.once('data', resolve))

async function look(url: string): Promise<boolean> {
  const out = join(folder, 'out.png')
  const taken = spawnSync(ffmpeg.path, ['-v', 'error', '-y', '-i', url, '-frames:v', '1', out])
  if (taken.status !== 0) throw new Error(taken.stderr.toString())
  const { data } = await worker.recognize(readFileSync(out))
  return WORDS.test(data.text.replaceAll(' ', ''))
}

try {
  await look(urls[0] ?? '')
  process.stdout.write('ready\n')
  await nextLine()
  let hits = 0
  for (let n = 0; n < Number(looks); n += 1) {
    if (await look(urls[n % urls.length] ?? '')) hits += 1
  }
  process.stdout.write(`${JSON.stringify({ looks: Number(looks), hits })}\n`)
  await nextLine()
} finally {
  await worker.terminate()
  await rm(folder, { recursive: true, force: true })
}
