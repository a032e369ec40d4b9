import { placeOfLook } from '../../core/patrol/recording.ts'
import type { StreamViewer } from '../../ports/sight/stream-viewer.ts'

/** The same viewer, which looks at another place of a recording each time, all over its length. */
export function roaming(viewer: StreamViewer): StreamViewer {
  let looks = 0
  return {
    probe: (url, options) => viewer.probe(url, options),
    sample: (url, options) => {
      const place = placeOfLook(looks)
      looks += 1
      return viewer.sample(url, { ...options, place })
    },
  }
}
