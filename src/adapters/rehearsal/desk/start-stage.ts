import { z } from 'zod'
import { fail, type Result, succeed } from '../../../core/fault.ts'
import { seconds } from '../../../core/time/duration.ts'
import type { ChildProcesses, RunningProcess } from '../../../ports/child-processes.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { RehearsalStage, RunningStage } from '../../../ports/rehearsal/rehearsal-stage.ts'
import { connectStage } from './stage-client.ts'

export type StageSettings = {
  readonly processes: ChildProcesses
  readonly clock: Clock
  /** What starts a rehearsal's program of its own, and all of its environment: no secrets, no addresses of ours. */
  readonly command: string
  readonly args: readonly string[]
  readonly environment: Readonly<Record<string, string>>
}

/** The line that the program says when its lessons are on air. */
const READY = z.object({
  ready: z.object({
    url: z.string(),
    admin: z.object({ name: z.string(), password: z.string() }),
    lessonRooms: z.array(z.string()),
  }),
})

const START_LIMIT = seconds(240)
const END_LIMIT = seconds(20)
const STOPPED = '已被结束。It was ended.'
const LATE = '四分钟内没有开播。Nothing was on air within four minutes.'
/** Everything that it says after its first line is for nobody. */
const MOST_OUTPUT = 1_000_000

/** Stdin stays open as long as the desk wants the rehearsal: whatever ends us ends it, too. */
function lifeline() {
  const { promise, resolve } = Promise.withResolvers<IteratorResult<Uint8Array>>()
  const input: AsyncIterable<Uint8Array> = {
    [Symbol.asyncIterator]: () => ({ next: () => promise }),
  }
  return { input, cut: () => resolve({ done: true, value: undefined }) }
}

function firstLine(): { hear(chunk: Uint8Array): void; readonly line: Promise<string> } {
  const { promise, resolve } = Promise.withResolvers<string>()
  let text = ''
  return {
    hear: (chunk) => {
      if (text.length > MOST_OUTPUT) return
      text += Buffer.from(chunk).toString('utf8')
      const end = text.indexOf('\n')
      if (end >= 0) resolve(text.slice(0, end))
    },
    line: promise,
  }
}

/** The last sentence that it said, which names the part that is missing. */
function lastWords(stderrTail: string): string {
  const lines = stderrTail.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('{'))
  return (
    lines.at(-1)?.trim() ??
    '演练程序已结束，没有说明原因。The rehearsal’s program ended without a word.'
  )
}

const notStarted = (why: string): Result<never> =>
  fail('internal', `演练平台无法启动：${why} The rehearsal platform could not start.`)

async function connected(
  settings: StageSettings,
  line: string,
  running: RunningProcess,
  end: () => Promise<void>,
): Promise<Result<RunningStage>> {
  const { ready } = READY.parse(JSON.parse(line))
  const api = { url: `${ready.url}/api/v1`, admin: ready.admin }
  const client = await connectStage(api, new Set(ready.lessonRooms), settings.clock)
  return succeed({
    ...client,
    gone: running.exited.then(({ stderrTail }) => lastWords(stderrTail)),
    stop: end,
  })
}

type Begun = {
  readonly running: RunningProcess
  readonly line: Promise<string>
  readonly cut: () => void
}

function begin({ processes, command, args, environment }: StageSettings): Begun {
  const { input, cut } = lifeline()
  const { hear, line } = firstLine()
  const running = processes.start(command, args, {
    budget: null,
    maximumOutputBytes: MOST_OUTPUT,
    onOutput: hear,
    input,
    environment,
  })
  return { running, line, cut }
}

type First = { readonly line: string } | { readonly why: string }

/** Its first line, or why there is none. */
async function heard({ clock }: StageSettings, begun: Begun, stop: AbortSignal): Promise<First> {
  const settled = new AbortController()
  const signal = AbortSignal.any([stop, settled.signal])
  const first = await Promise.race([
    begun.line.then((line) => ({ line })),
    begun.running.exited.then(({ stderrTail }) => ({ why: lastWords(stderrTail) })),
    clock.sleep(START_LIMIT, signal).then(() => ({ why: stop.aborted ? STOPPED : LATE })),
  ])
  settled.abort()
  return stop.aborted ? { why: STOPPED } : first
}

async function end({ clock }: StageSettings, { running, cut }: Begun): Promise<void> {
  cut()
  const late = new AbortController()
  await Promise.race([running.exited, clock.sleep(END_LIMIT, late.signal)])
  late.abort()
  await running.stop()
}

/** Rehearsals in a program of their own: `xuncha demo`, with nothing of this one's but where its tools are. */
export function createRehearsalStage(settings: StageSettings): RehearsalStage {
  return {
    async start(stop) {
      const begun = begin(settings)
      const ends = (): Promise<void> => end(settings, begun)
      try {
        const first = await heard(settings, begun, stop)
        if ('line' in first) return await connected(settings, first.line, begun.running, ends)
        await ends()
        return notStarted(first.why)
      } catch (error) {
        await ends()
        return notStarted(String(error))
      }
    },
  }
}
