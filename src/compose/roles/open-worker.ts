import { makeTrialPicture } from '../../adapters/pictures/trial-picture.ts'
import type { CostLedger } from '../../app/costs/cost-ledger.ts'
import { createReaderBench, type ReaderBench } from '../../app/readers/reader-bench.ts'
import { createReadingLedger } from '../../app/watch/reading-ledger.ts'
import type { Part } from '../../contracts/system.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import type { StageSettings } from '../../ports/job-queue.ts'
import type { Abilities, PatrolNode } from '../../ports/records/nodes.ts'
import { openWorkerCanaries } from '../canary/canaries-of-process.ts'
import { type OpenedVoice, openCanaryVoice } from '../canary/canary-voice.ts'
import { type Eyes, openEyes, readersOf } from '../eyes.ts'
import { hearingCounts, hearingOf, type OpenedHearing, openHearing } from '../hearing.ts'
import { keepWhatJudged } from '../models.ts'
import { openCaptures } from '../open/open-captures.ts'
import { openCosts } from '../open/open-costs.ts'
import { openGate, pipelineDeps } from '../pipeline-deps.ts'
import { type OpenCanaryLine, pipelineStages, takesDemanding, workOf } from '../pipeline-stages.ts'
import { openPoisonBook } from '../poison-book.ts'
import { workerParts } from '../readiness.ts'
import { openSecondOpinions } from '../second-opinion.ts'
import { createBrowserTries } from './browser-tries.ts'
import type { KeptNode } from './keep-node.ts'
import type { Base } from './open-base.ts'
import type { OpenedQueue } from './open-queue.ts'

/** What a worker tells of itself, beside its parts. */
export type WorkerFigures = {
  readonly readings: ReturnType<typeof createReadingLedger>['counts']
  readonly hearings: () => ReturnType<typeof hearingCounts>
  readonly readers: Eyes['readers']['health']
  readonly costs: CostLedger['totals']
}

/** Who looks, reads, listens, cuts and proves. */
export type OpenedWorker = {
  readonly eyes: Eyes
  readonly parts: () => Promise<readonly Part[]>
  /** The same, without starting a browser to find out. */
  readonly knownParts: () => Promise<readonly Part[]>
  readonly figures: WorkerFigures
  /** What it can look with, as far as it has turned out. */
  readonly abilities: () => Abilities
  /** Takes it off the rooms while it cannot read. */
  readonly bench: ReaderBench
  /** What works the jobs of canaries. */
  readonly canaries: OpenCanaryLine
  /** Stages that it takes at the moment, with how many at once. */
  readonly work: () => PatrolNode['work']
  /** Those that it took when it started. */
  readonly startWork: PatrolNode['work']
  /** Of now on; whoever opened the queue tells it too. */
  readonly take: (work: PatrolNode['work']) => void
  /** What it works, once it is known whether it can hear. */
  readonly stages: (
    queue: Pick<OpenedQueue, 'looks'>,
    node: KeptNode,
  ) => Promise<readonly StageSettings[]>
}

type Sound = { readonly hearing: OpenedHearing; readonly voice: OpenedVoice }

function abilitiesOf(
  foundation: Base['foundation'],
  { ffmpeg, chromium }: Eyes,
  { hearing, voice }: Sound,
  bench: ReaderBench,
): Abilities {
  return {
    decoder: `${ffmpeg.version} (${ffmpeg.origin})`,
    browser: chromium.starts(),
    readers: readersOf(foundation),
    reads: bench.reads(),
    ears: hearing.now().kind === 'open',
    recogniser: hearing.recogniser,
    voice: voice.now()?.kind ?? null,
  }
}

/** What is left for one that cannot read: whoever watches reads. */
function withoutReading({ watch: _, ...rest }: PatrolNode['work']): PatrolNode['work'] {
  return rest
}

/** A browser that nobody needs yet is not started for a word on it. */
const asKnown = ({ chromium }: Pick<Eyes, 'chromium'>): Pick<Eyes['chromium'], 'ready'> => ({
  ready: () =>
    Promise.resolve(
      chromium.starts() === false
        ? fail(
            'browser-missing',
            '浏览器起不来，原因见该进程的 /readyz / the browser does not start, /readyz of that process says why',
          )
        : succeed(''),
    ),
})

/** They never read what killed readers of an earlier run or of another node. */
async function openSenses(base: Base): Promise<Result<{ readonly eyes: Eyes } & Sound>> {
  const { foundation, needs, transactions, judge, legal } = base
  const book = await openPoisonBook(foundation, transactions)
  const eyes = await openEyes({
    ...needs,
    allowFiles: false,
    platforms: legal.platforms,
    book,
    base: base.base,
    judge,
  })
  if (!eyes.ok) return eyes
  await keepWhatJudged(transactions, { judge, keepModel: eyes.value.keepModel })
  const voice = await openCanaryVoice(foundation, base.voiceClips, eyes.value)
  if (!voice.ok) return voice
  const hearing = await openHearing(foundation, eyes.value)
  if (!hearing.ok) return hearing
  return succeed({ eyes: eyes.value, hearing: hearing.value, voice: voice.value })
}

/** Opens what looks; takes no work yet. Open the queue after it, so that work ends before what it works with. */
export async function openWorker(base: Base): Promise<Result<OpenedWorker>> {
  const { foundation, legal, platform, secrets } = base
  const opened = await openSenses(base)
  if (!opened.ok) return opened
  const { hearing, voice } = opened.value
  const bench = createReaderBench({
    ...foundation,
    ...base,
    recogniser: opened.value.eyes.recogniser,
    trialPicture: makeTrialPicture,
  })
  const eyes = { ...opened.value.eyes, recogniser: bench.recogniser }
  const canaries = openWorkerCanaries(base, eyes, async () => ({
    hearing: await hearing.settled,
    voice: await voice.settled,
  }))
  const readings = createReadingLedger()
  const costs = openCosts(foundation, { ...base, ...eyes })
  const gate = openGate(foundation, base, legal)
  const { kinds } = foundation.settings.work
  const startWork = workOf(kinds)
  let work = startWork
  const browserTries = createBrowserTries(eyes.chromium, foundation.clock)
  const pipeline = pipelineDeps(foundation, base, eyes, legal, platform, readings, gate)
  const working = {
    ...pipeline,
    captures: openCaptures(foundation, eyes, { ...pipeline, gate }),
    costs,
    isBenched: bench.isBenched,
    ...openSecondOpinions(foundation, eyes.egress, secrets),
  }
  return succeed({
    eyes,
    parts: () => workerParts({ eyes, hearing: hearing.now() }),
    knownParts: () =>
      workerParts({ eyes: { ...eyes, chromium: asKnown(eyes) }, hearing: hearing.now() }),
    figures: {
      readings: () => readings.counts(),
      hearings: () => hearingCounts(hearing.now()),
      readers: () => eyes.readers.health(),
      costs: () => costs.totals(),
    },
    abilities: () => {
      // Nobody else tries it once demanding work goes to others, and others count on what is known alone.
      if (takesDemanding(work)) browserTries.nudge()
      return abilitiesOf(foundation, eyes, opened.value, bench)
    },
    bench,
    canaries,
    work: () => (bench.isBenched() ? withoutReading(work) : work),
    startWork,
    take: (wanted) => {
      work = wanted
    },
    // Without a browser rooms that need one are left to those who have it; where nobody has, they are told to be unseen.
    stages: async ({ looks }, node) =>
      pipelineStages(
        { ...working, looks, ...hearingOf(await hearing.settled) },
        kinds,
        (stage) => eyes.chromium.starts() !== false || !node.othersBrowse(stage),
        canaries,
      ),
  })
}
