import type { Part } from '../contracts/system.ts'
import type { Eyes } from './eyes.ts'

type ReadinessNeeds = {
  readonly eyes: Eyes
  readonly database: { readonly kind: string; ready(): Promise<boolean> }
  readonly queueStarted: () => boolean
}

async function browserPart(eyes: Eyes): Promise<Part> {
  const ready = await eyes.chromium.ready()
  return ready.ok
    ? { name: 'browser', ready: true, detail: ready.value }
    : { name: 'browser', ready: false, detail: ready.fault.message }
}

function recogniserPart({ recogniser }: Eyes): Part {
  const trouble = recogniser.trouble()
  return { name: 'recogniser', ready: trouble === null, detail: trouble ?? recogniser.engine }
}

/** Each part ready or named as not, for `/readyz` and the dashboard. */
export async function readinessOf(needs: ReadinessNeeds): Promise<readonly Part[]> {
  const { eyes, database } = needs
  const databaseReady = await database.ready()
  const started = needs.queueStarted()
  return [
    { name: 'database', ready: databaseReady, detail: database.kind },
    { name: 'queue', ready: started && databaseReady, detail: started ? 'pg-boss' : 'not started' },
    { name: 'ffmpeg', ready: true, detail: `${eyes.ffmpeg.version} (${eyes.ffmpeg.origin})` },
    await browserPart(eyes),
    recogniserPart(eyes),
  ]
}
