import { ODD_CODECS } from './odd-codecs.ts'
import { ODD_CONTAINERS } from './odd-containers.ts'
import { ODD_DELIVERY } from './odd-delivery.ts'
import { ODD_DISGUISES } from './odd-disguises.ts'
import { ODD_KEYS } from './odd-keys.ts'
import { ODD_MASTERS } from './odd-masters.ts'
import { ODD_PLAYLISTS } from './odd-playlists.ts'
import type { OddStream } from './odd-stream.ts'

/** Every odd stream of the suite; docs/seeing.md lists the same. */
export const ODD_STREAMS: readonly OddStream[] = [
  ...ODD_CODECS,
  ...ODD_CONTAINERS,
  ...ODD_MASTERS,
  ...ODD_PLAYLISTS,
  ...ODD_KEYS,
  ...ODD_DELIVERY,
  ...ODD_DISGUISES,
]
