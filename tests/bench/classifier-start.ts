import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { median } from './measure/paired-times.ts'

/**
 * What the classifier costs a program that starts: processor time of all threads from nothing to the first answer
 * (model file, lexicons, dictionary, first screen), and how much more memory it then holds. Each run is a process of
 * its own. Loading code is told apart: it is paid for once, whatever the code does. The yardstick is JSON.parse of the
 * text of the model file, alone in a process, in the same run. Prints one JSON document; asked: at most 300 ms and 60 MB.
 * Run: node tests/bench/classifier-start.ts [runs]
 */
const MODEL = new URL('../../src/core/detection/shipped-model.json', import.meta.url)
const LEXICONS = fileURLToPath(new URL('../../lexicons', import.meta.url))
const SCREEN = '一元二次方程 x²-5x+6=0\n因式分解 (x-2)(x-3)=0\n练习 第3、4题'

type Run = {
  readonly startMs: number
  readonly parts: { readonly model: number; readonly lexicons: number; readonly build: number }
  readonly codeMs: number
  readonly memoryMb: number
}

const processorMs = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

/** What is held, after what is not has been given back. */
function heldMb(): number {
  if (gc === undefined) throw new Error('run with --expose-gc')
  gc()
  return process.memoryUsage().rss / 1_048_576
}

async function runOnce(): Promise<Run> {
  const heldBefore = heldMb()
  const begun = processorMs()
  await import(MODEL.href, { with: { type: 'json' } })
  const modelRead = processorMs()
  const { readLexicons } = await import('../../src/adapters/lexicons/read-lexicons.ts')
  const { createClassifier } = await import('../../src/core/detection/classify.ts')
  const codeLoaded = processorMs()
  const lexicons = await readLexicons(LEXICONS)
  if (!lexicons.ok) throw new Error(lexicons.fault.message)
  const lexiconsRead = processorMs()
  const { label } = createClassifier(lexicons.value).classify({ text: SCREEN })
  const answered = processorMs()
  if (label !== 'subject') throw new Error(`a lesson is called ${label}`)
  const parts = {
    model: modelRead - begun,
    lexicons: lexiconsRead - codeLoaded,
    build: answered - lexiconsRead,
  }
  return {
    startMs: parts.model + parts.lexicons + parts.build,
    parts,
    codeMs: codeLoaded - modelRead,
    memoryMb: heldMb() - heldBefore,
  }
}

function yardstickOnce(): number {
  const text = readFileSync(MODEL, 'utf8')
  const begun = processorMs()
  JSON.parse(text)
  return processorMs() - begun
}

const run = promisify(execFile)

async function inProcess<T>(what: string): Promise<T> {
  const { stdout } = await run(process.execPath, [
    '--expose-gc',
    fileURLToPath(import.meta.url),
    what,
  ])
  return JSON.parse(stdout) as T
}

const rounded = (value: number): number => Math.round(value * 10) / 10

async function measure(times: number): Promise<unknown> {
  const runs: Run[] = []
  const yardsticks: number[] = []
  for (let at = 0; at < times; at += 1) {
    runs.push(await inProcess<Run>('--once'))
    yardsticks.push(await inProcess<number>('--yardstick'))
  }
  const middle = (value: (one: Run) => number): number => rounded(median(runs.map(value)))
  const startMs = middle((one) => one.startMs)
  const yardstickMs = rounded(median(yardsticks))
  return {
    runs: times,
    startMs,
    leastStartMs: rounded(Math.min(...runs.map((one) => one.startMs))),
    parts: {
      model: middle(({ parts }) => parts.model),
      lexicons: middle(({ parts }) => parts.lexicons),
      build: middle(({ parts }) => parts.build),
    },
    codeMs: middle(({ codeMs }) => codeMs),
    memoryMb: middle(({ memoryMb }) => memoryMb),
    yardstickMs,
    ratio: rounded(startMs / yardstickMs),
  }
}

const [what = '9'] = process.argv.slice(2)
const answer =
  what === '--once'
    ? await runOnce()
    : what === '--yardstick'
      ? yardstickOnce()
      : await measure(Number(what))
process.stdout.write(`${JSON.stringify(answer)}\n`)
