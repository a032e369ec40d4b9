import type { ChildProcesses } from '../../ports/child-processes.ts'
import type { StreamViewer } from '../../ports/sight/stream-viewer.ts'
import type { TextRecogniser } from '../../ports/sight/text-recogniser.ts'
import type { Tracer } from '../../ports/tracer.ts'
import { glancing } from './glancing.ts'

/** What it takes to have a picture, from the network to the frame: `fetch` within a look. */
export const tracedViewer = (viewer: StreamViewer, tracer: Tracer): StreamViewer => ({
  probe: (url, options) => tracer.span('fetch', {}, () => viewer.probe(url, options)),
  sample: (url, options) => tracer.span('fetch', {}, () => viewer.sample(url, options)),
  ...glancing(viewer, (_, options, look) => tracer.span('fetch', {}, () => look(options))),
})

/** Each decoder that runs for a picture: `decode` within its `fetch`. */
export const tracedDecoding = (processes: ChildProcesses, tracer: Tracer): ChildProcesses => ({
  start(command, args, settings) {
    const running = processes.start(command, args, settings)
    return { ...running, exited: tracer.span('decode', {}, () => running.exited) }
  },
  stopAll: () => processes.stopAll(),
})

export const tracedReading = (recogniser: TextRecogniser, tracer: Tracer): TextRecogniser => ({
  engine: recogniser.engine,
  recognise: (picture, options) =>
    tracer.span('read', {}, () => recogniser.recognise(picture, options)),
  trouble: () => recogniser.trouble(),
  close: () => recogniser.close(),
})
