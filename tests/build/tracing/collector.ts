import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { createEgress } from '../../../src/adapters/egress/create-egress.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import { createSpanExporter } from '../../../src/adapters/tracing/span-exporter.ts'
import { createTracer } from '../../../src/adapters/tracing/tracer.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

export type WireSpan = {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
  readonly links?: readonly { readonly traceId: string }[]
  /** Of the process that told it. */
  readonly process: string
}

/** A collector of OTLP on loopback. */
export async function startCollector() {
  const spans: WireSpan[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { resourceSpans } = JSON.parse(Buffer.concat(chunks).toString('utf8'))
      for (const { resource, scopeSpans } of resourceSpans) {
        const process = resource.attributes[0].value.stringValue
        spans.push(...scopeSpans[0].spans.map((span: object) => ({ ...span, process })))
      }
      response.end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())))
  const { port } = server.address() as AddressInfo
  return { spans, url: `http://127.0.0.1:${port}/v1/traces` }
}

/** Processes of one installation, each with a tracer of its own: between them goes only what can be written down. */
export function processesTo(url: string, clock: Parameters<typeof createTracer>[0]) {
  const egress = createEgress({ allowPrivateHosts: ['127.0.0.1'], logger: silentLogger })
  onTestFinished(() => egress.close())
  const exporters: { stop(): Promise<void> }[] = []
  return {
    open(name: string) {
      const needs = { url, process: { 'service.instance.id': name }, egress, logger: silentLogger }
      const exporter = createSpanExporter({ ...needs, clock: createSystemClock() })
      exporters.push(exporter)
      return createTracer(clock, exporter.take)
    },
    told: () => Promise.all(exporters.map((exporter) => exporter.stop())),
  }
}
