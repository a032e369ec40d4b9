import type { ChildProcesses } from '../../ports/child-processes.ts'
import type { Egress } from '../../ports/egress.ts'
import type { PageVisitor } from '../../ports/sight/page-visitor.ts'
import type { TextRecogniser } from '../../ports/sight/text-recogniser.ts'
import type { CountWork, WorkMeter } from '../../ports/work-meter.ts'

async function* counted(bytes: AsyncIterable<Uint8Array>, count: CountWork) {
  for await (const chunk of bytes) {
    count('bytes', chunk.length)
    yield chunk
  }
}

/** Bytes of bodies as they are read, and of live connections. What the browser fetches goes past here: its visits count their own. */
export function countedEgress(egress: Egress, meter: WorkMeter): Egress {
  return {
    ...egress,
    async get(url, request) {
      const answer = await egress.get(url, request)
      if (answer.kind === 'refusal') return answer
      return { ...answer, body: counted(answer.body, meter.counter()) }
    },
    async connect(url, request) {
      const line = await egress.connect(url, request)
      if (line.kind === 'refusal') return line
      return { ...line, bytes: counted(line.bytes, meter.counter()) }
    },
    browse: (pass) => countedEgress(egress.browse(pass), meter),
  }
}

/** Each decoder that is started for one picture or piece of sound. */
export const countedDecoding = (processes: ChildProcesses, meter: WorkMeter): ChildProcesses => ({
  start(command, args, settings) {
    meter.counter()('decodes', 1)
    return processes.start(command, args, settings)
  },
  stopAll: () => processes.stopAll(),
})

export const countedVisits = (pages: PageVisitor, meter: WorkMeter): PageVisitor => ({
  async visit(url, options) {
    const count = meter.counter()
    count('pages', 1)
    const visit = await pages.visit(url, options)
    if (visit.kind === 'page') count('bytes', visit.cost.bytes)
    return visit
  },
})

export const countedReading = (recogniser: TextRecogniser, meter: WorkMeter): TextRecogniser => ({
  engine: recogniser.engine,
  async recognise(picture, options) {
    const count = meter.counter()
    const read = await recogniser.recognise(picture, options)
    count('lines', Math.max(0, read.lines.length - read.linesReused))
    return read
  },
  trouble: () => recogniser.trouble(),
  close: () => recogniser.close(),
})
