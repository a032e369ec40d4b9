import { placeOfLook } from '../../core/patrol/recording.ts'
import type { StreamViewer } from '../../ports/sight/stream-viewer.ts'
import { glancing } from './glancing.ts'

/** The same viewer, which looks at another place of a recording each time, all over its length. */
export function roaming(viewer: StreamViewer): StreamViewer {
  let looks = 0
  const nextPlace = () => {
    const place = placeOfLook(looks)
    looks += 1
    return { place }
  }
  return {
    probe: (url, options) => viewer.probe(url, options),
    sample: (url, options) => viewer.sample(url, { ...options, ...nextPlace() }),
    ...glancing(viewer, (_, options, look) => look({ ...options, ...nextPlace() })),
  }
}
