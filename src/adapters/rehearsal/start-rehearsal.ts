import { join } from 'node:path'
import type { Institution } from '../../core/registry/institution.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import { type Duration, seconds } from '../../core/time/duration.ts'
import type { ChildProcesses } from '../../ports/child-processes.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Logger } from '../../ports/logger.ts'
import { type RunningInstitution, startInstitution } from './institution.ts'
import { encodeLessonLoop } from './lesson-loop.ts'
import { type RehearsalMediaServer, startRehearsalMediaServer } from './media-server.ts'
import { type RehearsalSite, startRehearsalSite } from './rehearsal-site.ts'
import { APP, type RehearsalAddresses, rehearsalPages, rehearsalScene } from './scene.ts'
import { type ChineseFont, openChineseFont } from './slides/chinese-font.ts'
import type { Deck } from './slides/deck.ts'
import { MATHS_DECK } from './slides/maths-deck.ts'
import { PAINTING_DECK } from './slides/painting-deck.ts'
import { type PictureRenderer, renderSlides } from './slides/render-slides.ts'
import { TEACHERS_DECK } from './slides/teachers-deck.ts'

export type RehearsalSettings = {
  readonly processes: ChildProcesses
  readonly ffmpegPath: string
  readonly renderer: PictureRenderer
  readonly clock: Clock
  readonly logger: Logger
  /** Existing folder of our own for slides, loops and HLS. The caller removes it after `stop`. */
  readonly folder: string
  /** Publish authentication, asked by `POST {action, app, name, …}`; 200 lets publish. */
  readonly hookUrl: string
  readonly apiCredentials: { readonly username: string; readonly password: string }
  readonly tokenSecret: string
  /** All 0 (any free port) unless given. */
  readonly ports?: { readonly rtmp: number; readonly http: number; readonly site: number }
  /** How long HLS outlives its stream; 4 s unless given. */
  readonly hlsLinger?: Duration
  /** Also what looks like a lesson and is none; left out: not. */
  readonly doubtful?: boolean
}

export type Rehearsal = {
  readonly institutions: readonly Institution[]
  readonly rooms: readonly LiveRoom[]
  readonly addresses: RehearsalAddresses
  /** Publishing attempts of one encoder so far, by stream name; 0 when there is none. */
  readonly attempts: (stream: string) => number
  readonly stop: () => Promise<void>
}

const ANY_PORTS = { rtmp: 0, http: 0, site: 0 }
const HLS_LINGER = seconds(4)
const PUBLISHER_GRACE = seconds(1)
const DECKS = [MATHS_DECK, PAINTING_DECK]

type Lesson = { readonly name: string; readonly loop: string }
type Stoppable = { readonly stop: () => Promise<void> }

/** Renders and encodes one lesson; resolves to the file that is published over and over. */
async function prepareLesson(
  settings: RehearsalSettings,
  deck: Deck,
  font: ChineseFont,
): Promise<Lesson> {
  const { processes, ffmpegPath, renderer } = settings
  const folder = join(settings.folder, 'lessons', deck.name)
  const slides = await renderSlides(renderer, deck, folder, font)
  const loop = await encodeLessonLoop({ processes, ffmpegPath, slides, folder })
  return { name: deck.name, loop }
}

function startPublishing(
  settings: RehearsalSettings,
  { name, loop }: Lesson,
  rtmpUrl: string,
  hlsFolder: string,
): RunningInstitution {
  const { processes, ffmpegPath, clock, logger } = settings
  return startInstitution({
    name,
    processes,
    ffmpegPath,
    loop,
    publishUrl: `${rtmpUrl}/${APP}/${name}`,
    hls: { folder: hlsFolder, linger: settings.hlsLinger ?? HLS_LINGER },
    clock,
    logger,
  })
}

/** Ends what was started last first; one that fails to end does not keep the others running. */
async function stopAll(started: readonly Stoppable[]): Promise<void> {
  const failures: unknown[] = []
  for (const one of started.toReversed()) {
    await one.stop().catch((error: unknown) => failures.push(error))
  }
  if (failures.length > 0) throw new AggregateError(failures, 'the rehearsal did not end cleanly')
}

/**
 * Starts the rehearsal: media server, web site, three made-up institutions of which two go on air.
 * Resolves when the encoders have been started (a second or two before their pictures are there).
 */
export async function startRehearsal(settings: RehearsalSettings): Promise<Rehearsal> {
  const ports = settings.ports ?? ANY_PORTS
  const hlsFolder = (name: string): string => join(settings.folder, 'hls', name)
  const started: Stoppable[] = []
  const keep = <T extends Stoppable>(one: T): T => {
    started.push(one)
    return one
  }
  try {
    const media: RehearsalMediaServer = keep(
      await startRehearsalMediaServer({
        ...settings,
        rtmpPort: ports.rtmp,
        httpPort: ports.http,
        publisherGrace: PUBLISHER_GRACE,
      }),
    )
    const rooms = rehearsalPages(media.httpUrl)
    const site: RehearsalSite = keep(
      await startRehearsalSite({ port: ports.site, rooms, hlsFolder }),
    )
    const font = await openChineseFont([400, 700])
    const decks = settings.doubtful === true ? [...DECKS, TEACHERS_DECK] : DECKS
    const lessons = await Promise.all(decks.map((deck) => prepareLesson(settings, deck, font)))
    const publishing = new Map<string, RunningInstitution>()
    for (const lesson of lessons) {
      const folder = hlsFolder(lesson.name)
      const institution = keep(startPublishing(settings, lesson, media.rtmpUrl, folder))
      publishing.set(lesson.name, institution)
    }
    const addresses = { rtmpUrl: media.rtmpUrl, httpUrl: media.httpUrl, siteUrl: site.url }
    return {
      ...rehearsalScene(addresses, settings.doubtful),
      addresses,
      attempts: (stream) => publishing.get(stream)?.attempts() ?? 0,
      stop: () => stopAll(started),
    }
  } catch (error) {
    await stopAll(started)
    throw error
  }
}
