import type { GlanceOptions, GlanceOutcome, StreamViewer } from '../../ports/sight/stream-viewer.ts'

type Glance = (options: GlanceOptions) => Promise<GlanceOutcome>

/** The glances of a viewer, each through `through`; nothing where it has none. For viewers that are wrapped. */
export function glancing(
  { glance }: StreamViewer,
  through: (url: string, options: GlanceOptions, look: Glance) => Promise<GlanceOutcome>,
): Pick<StreamViewer, 'glance'> {
  if (glance === undefined) return {}
  return { glance: (url, options) => through(url, options, (asked) => glance(url, asked)) }
}
