import type { CanaryRun } from '../../../core/canary/canary-run.ts'
import type { CanaryStage } from '../../../ports/canary/canary-stage.ts'
import type { CanarySite } from './canary-site.ts'
import type { DrawnShow } from './draw-show.ts'

type Drawing = { readonly id: string; readonly pictures: Promise<DrawnShow> }

/** Draws each canary once, whoever asks first: the one who lets it out, or the look that is to see it. */
export function createCanaryStage(
  site: Pick<CanarySite, 'show' | 'shown'>,
  draw: (run: Pick<CanaryRun, 'kind' | 'sense' | 'seed'>) => Promise<DrawnShow>,
): CanaryStage {
  let latest: Drawing | null = null

  function drawn(run: Pick<CanaryRun, 'id' | 'kind' | 'sense' | 'seed'>): Promise<DrawnShow> {
    if (latest?.id === run.id) return latest.pictures
    const drawing: Drawing = { id: run.id, pictures: draw(run) }
    latest = drawing
    // What could not be drawn is tried again the next time.
    drawing.pictures.catch(() => {
      if (latest === drawing) latest = null
    })
    return drawing.pictures
  }

  return {
    prepare: async (run) => void (await drawn(run)),
    async show(show) {
      const pictures = await drawn(show)
      if (site.shown() !== show.id) site.show(show, pictures)
    },
  }
}
