import { availableParallelism } from 'node:os'
import type { Chromium } from '../adapters/browser/chromium/chromium.ts'
import { createChildReaders } from '../adapters/child-readers/create-child-readers.ts'
import { createWorkMeter } from '../adapters/costs/work-meter.ts'
import { createTextFetcher } from '../adapters/media/body/text-fetcher.ts'
import { createFfmpegStreamViewer } from '../adapters/media/ffmpeg-stream-viewer.ts'
import { createWarmDecoders, type WarmDecoders } from '../adapters/media/glance/warm-decoders.ts'
import { readingUpright } from '../adapters/ocr/orientation/upright-recogniser.ts'
import { createPaddleRecogniser } from '../adapters/ocr/paddle/paddle-recogniser.ts'
import { createTesseractRecogniser } from '../adapters/ocr/tesseract-recogniser.ts'
import {
  countedDecoding,
  countedEgress,
  countedReading,
  countedVisits,
} from '../app/costs/counted-eyes.ts'
import type { CurrentJudge } from '../app/judgement/current-judge.ts'
import { tracedDecoding, tracedReading, tracedViewer } from '../app/sight/traced-eyes.ts'
import type { OcrEngine } from '../config/settings.ts'
import type { Classifier } from '../core/detection/classify.ts'
import type { KeptModel } from '../core/detection/kept-model.ts'
import { type Result, succeed } from '../core/fault.ts'
import { createFindingReader, type FindingReader } from '../core/findings/finding-reader.ts'
import type { PlatformRule } from '../core/patrol/platform-rule.ts'
import type { ChildReaders } from '../ports/child-readers.ts'
import type { PoisonBook } from '../ports/records/poisonous-pictures.ts'
import type { PageVisitor } from '../ports/sight/page-visitor.ts'
import type { StreamViewer } from '../ports/sight/stream-viewer.ts'
import type { TextFetcher } from '../ports/sight/text-fetcher.ts'
import type { TextRecogniser } from '../ports/sight/text-recogniser.ts'
import type { Tracer } from '../ports/tracer.ts'
import type { WorkMeter } from '../ports/work-meter.ts'
import type { Foundation } from './foundation.ts'
import { shippedFindingLists } from './lexicons.ts'
import { type MediaTools, openMediaTools } from './media-tools.ts'
import { classifierOf, modelKeeper, openModels } from './models.ts'
import { openPages } from './open/open-pages.ts'

/** Everything that looks and reads. */
export type Eyes = MediaTools & {
  /** What all of it counts with. */
  readonly meter: WorkMeter
  readonly viewer: StreamViewer
  /** Those of `viewer`. */
  readonly warm: WarmDecoders
  readonly texts: TextFetcher
  readonly chromium: Chromium
  readonly pages: PageVisitor
  readonly readers: ChildReaders
  readonly recogniser: TextRecogniser
  readonly classifier: Classifier
  readonly findingReader: FindingReader
  /** Keeps the model of `classifier` for replays, once. */
  readonly keepModel: () => Promise<void>
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
  readonly judge?: Pick<CurrentJudge, 'classify' | 'model'>
  /** The model that the program came with, where it was read already. */
  readonly base?: KeptModel
}

/** Readers learn from what they read; the adapter replaces a process after this many pictures. */
const RECYCLE_AFTER = 200

/** How many processes read pictures side by side. */
export const readersOf = ({ settings }: Pick<Foundation, 'settings'>): number =>
  settings.work.readers ?? Math.max(1, availableParallelism() - 1)

/** Opens the engine of that name, by default the one of the settings. */
export async function openRecogniser(
  foundation: Foundation,
  engine?: OcrEngine,
  readers: ChildReaders = createChildReaders(foundation),
): Promise<TextRecogniser> {
  const { clock, closers, settings } = foundation
  const options = {
    dataFolder: `${settings.storage.dataFolder}/ocr`,
    workers: readersOf(foundation),
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

/** A question to a warm decoder is a decoding of the look that asks, though no process is started for it. */
const followedWarm = (warm: WarmDecoders, tracer: Tracer, meter: WorkMeter): WarmDecoders => ({
  luma: (...question) => {
    meter.counter()('glances', 1)
    return tracer.span('decode', { warm: true }, () => warm.luma(...question))
  },
})

/** Opens what looks and reads. The browser itself starts at its first visit. */
export async function openEyes(needs: EyesNeeds): Promise<Result<Eyes>> {
  const { foundation, asRoot, allowFiles } = needs
  const { clock, logger, settings, tracer } = foundation
  const opened = await openMediaTools(foundation, needs.alsoAllowHosts)
  if (!opened.ok) return opened
  const meter = createWorkMeter()
  const tools = { ...opened.value, egress: countedEgress(opened.value.egress, meter) }
  const { egress } = tools
  const models = await openModels(settings.storage.dataFolder, needs.base)
  if (!models.ok) return models
  const lists = await shippedFindingLists()
  if (!lists.ok) return lists
  const warm = followedWarm(
    createWarmDecoders({
      ffmpegPath: tools.ffmpeg.path,
      processes: tools.processes,
      clock,
      logger,
    }),
    tracer,
    meter,
  )
  const viewer = createFfmpegStreamViewer({
    ...tools,
    processes: countedDecoding(tracedDecoding(tools.processes, tracer), meter),
    warm,
    clock,
    logger,
    allowFiles,
  })
  const readers = createChildReaders({
    clock,
    logger,
    ...(needs.book === undefined ? {} : { book: needs.book }),
  })
  const { platforms } = needs
  const { chromium, pages } = await openPages({ foundation, asRoot, egress, platforms })
  return succeed({
    ...tools,
    meter,
    viewer: tracedViewer(viewer, tracer),
    warm,
    texts: createTextFetcher({ egress, clock }),
    chromium,
    pages: countedVisits(pages, meter),
    readers,
    recogniser: tracedReading(
      countedReading(await openRecogniser(foundation, settings.tools.ocrEngine, readers), meter),
      tracer,
    ),
    classifier: needs.judge ?? classifierOf(models.value.shipped),
    findingReader: createFindingReader(models.value.shipped.lexicons, lists.value),
    keepModel: modelKeeper(models.value, foundation, needs.judge?.model),
  })
}
