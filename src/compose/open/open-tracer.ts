import { hostname } from 'node:os'
import { createEgress } from '../../adapters/egress/create-egress.ts'
import { createSpanExporter } from '../../adapters/tracing/span-exporter.ts'
import { createTracer } from '../../adapters/tracing/tracer.ts'
import type { Settings } from '../../config/settings.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Logger } from '../../ports/logger.ts'
import type { Tracer } from '../../ports/tracer.ts'
import type { Closers } from '../closers.ts'
import { VERSION } from '../version.ts'

/** Gives looks their ids; their spans go to the collector that is set, through a guard of their own, and else to nobody. */
export function openTracer(
  { selfCheck, egress: allowed }: Pick<Settings, 'selfCheck' | 'egress'>,
  {
    clock,
    logger,
    closers,
  }: { readonly clock: Clock; readonly logger: Logger; readonly closers: Closers },
): Tracer {
  const { tracesUrl: url } = selfCheck
  if (url === null) return createTracer(clock, null)
  const egress = createEgress({ ...allowed, logger })
  const instance = `${hostname()} ${process.pid}`
  const exporter = createSpanExporter({
    url,
    process: {
      'service.name': 'xuncha',
      'service.version': VERSION,
      'service.instance.id': instance,
    },
    egress,
    clock,
    logger,
  })
  closers.add('traces', async () => {
    await exporter.stop()
    await egress.close()
  })
  return createTracer(clock, exporter.take)
}
