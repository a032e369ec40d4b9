import { availableParallelism } from 'node:os'
import { type Chromium, createChromium } from '../adapters/browser/chromium.ts'
import { createPageVisitor } from '../adapters/browser/page-visitor.ts'
import { createChildReaders } from '../adapters/child-readers/create-child-readers.ts'
import { createEgress } from '../adapters/egress/create-egress.ts'
import { createChildProcesses } from '../adapters/media/child-processes.ts'
import { createFfmpegStreamViewer } from '../adapters/media/ffmpeg-stream-viewer.ts'
import { type Ffmpeg, locateFfmpeg } from '../adapters/media/locate-ffmpeg.ts'
import { createTextFetcher } from '../adapters/media/text-fetcher.ts'
import { readingUpright } from '../adapters/ocr/orientation/upright-recogniser.ts'
import { createPaddleRecogniser } from '../adapters/ocr/paddle/paddle-recogniser.ts'
import { createTesseractRecogniser } from '../adapters/ocr/tesseract-recogniser.ts'
import type { OcrEngine } from '../config/settings.ts'
import { type Classifier, createClassifier } from '../core/detection/classify.ts'
import { type Result, succeed } from '../core/fault.ts'
import { createFindingReader, type FindingReader } from '../core/findings/finding-reader.ts'
import type { PlatformRule } from '../core/patrol/platform-rule.ts'
import type { ChildProcesses } from '../ports/child-processes.ts'
import type { ChildReaders } from '../ports/child-readers.ts'
import type { Egress } from '../ports/egress.ts'
import type { PageVisitor } from '../ports/page-visitor.ts'
import type { PoisonBook } from '../ports/poisonous-pictures.ts'
import type { StreamViewer } from '../ports/stream-viewer.ts'
import type { TextFetcher } from '../ports/text-fetcher.ts'
import type { TextRecogniser } from '../ports/text-recogniser.ts'
import type { Foundation } from './foundation.ts'

/** Everything that looks and reads. */
export type Eyes = {
  readonly processes: ChildProcesses
  readonly ffmpeg: Ffmpeg
  readonly viewer: StreamViewer
  readonly egress: Egress
  readonly texts: TextFetcher
  readonly chromium: Chromium
  readonly pages: PageVisitor
  readonly readers: ChildReaders
  readonly recogniser: TextRecogniser
  readonly classifier: Classifier
  readonly findingReader: FindingReader
}

export type EyesNeeds = {
  readonly foundation: Foundation
  /** Whether this process runs as root, where Chromium's sandbox cannot be had. */
  readonly asRoot: boolean
  /** `file:` addresses, for a person at the command line and never for registered rooms. */
  readonly allowFiles: boolean
  /** How pages of live rooms are read, by host; asked at each visit. */
  readonly platforms: () => readonly PlatformRule[]
  /** Hosts allowed besides those of the settings (the rehearsal's own loopback). */
  readonly alsoAllowHosts: readonly string[]
  /** Pictures that are not read; left out: known until the program ends. */
  readonly book?: PoisonBook
  /** What judges words; left out: the model that the program came with. */
  readonly classifier?: Classifier
}

/** Readers learn from what they read; the adapter replaces a process after this many pictures. */
const RECYCLE_AFTER = 200

/** Opens the engine of that name, by default the one of the settings. */
export async function openRecogniser(
  foundation: Foundation,
  engine?: OcrEngine,
  readers: ChildReaders = createChildReaders(foundation),
): Promise<TextRecogniser> {
  const { clock, closers, settings } = foundation
  const options = {
    dataFolder: `${settings.storage.dataFolder}/ocr`,
    workers: Math.max(1, availableParallelism() - 1),
    recycleAfter: RECYCLE_AFTER,
    readers,
    clock,
  }
  const recogniser =
    (engine ?? settings.tools.ocrEngine) === 'paddle'
      ? await createPaddleRecogniser({ ...options, modelFolder: settings.tools.ocrModels })
      : await createTesseractRecogniser(options)
  closers.add('recogniser', () => recogniser.close())
  return readingUpright(recogniser)
}

/** Opens what looks and reads. The browser itself starts at its first visit. */
export async function openEyes(needs: EyesNeeds): Promise<Result<Eyes>> {
  const { foundation, asRoot, allowFiles } = needs
  const { clock, logger, settings, closers } = foundation
  const processes = createChildProcesses({ clock, logger })
  closers.add('child processes', () => processes.stopAll())
  const located = await locateFfmpeg({ configuredPath: settings.tools.ffmpegPath, processes })
  if (!located.ok) return located
  const ffmpeg = located.value
  const egress = createEgress({
    allowPrivateHosts: [...settings.egress.allowPrivateHosts, ...needs.alsoAllowHosts],
    logger,
  })
  closers.add('egress', () => egress.close())
  const viewer = createFfmpegStreamViewer({ ffmpeg, processes, egress, clock, logger, allowFiles })
  const readers = createChildReaders({
    clock,
    logger,
    ...(needs.book === undefined ? {} : { book: needs.book }),
  })
  const chromium = createChromium({
    chromePath: settings.tools.chromePath,
    asRoot,
    proxyUrl: await egress.proxyUrl(),
    logger,
    clock,
  })
  closers.add('browser', () => chromium.close())
  return succeed({
    processes,
    ffmpeg,
    viewer,
    egress,
    texts: createTextFetcher({ egress, clock }),
    chromium,
    pages: createPageVisitor({ chromium, egress, clock, logger, rules: needs.platforms }),
    readers,
    recogniser: await openRecogniser(foundation, settings.tools.ocrEngine, readers),
    classifier: needs.classifier ?? createClassifier(),
    findingReader: createFindingReader(),
  })
}
