import {
  cannotRead,
  followReading,
  followTrial,
  HEALTHY,
  isDoubtful,
  type ReaderHealth,
  type ReadingOutcome,
} from '../../core/reading/reader-health.ts'
import {
  RecognitionTrouble,
  type RecognitionTroubleReason,
} from '../../core/reading/recognition-trouble.ts'
import { type Duration, seconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Logger } from '../../ports/logger.ts'
import type { Transactions } from '../../ports/records/records.ts'
import type { TextRecogniser } from '../../ports/sight/text-recogniser.ts'
import { audit } from '../commands/command.ts'
import { unlessAway } from '../outage/unless-away.ts'

/** A reader that cannot start hangs for a while: the machine is not kept busy with trials. */
const BETWEEN_TRIALS: Duration = seconds(15)

export type ReaderBenchDeps = {
  readonly recogniser: TextRecogniser
  /** A harmless picture, new bytes each time. */
  readonly trialPicture: () => Promise<Uint8Array>
  readonly clock: Pick<Clock, 'now' | 'monotonic'>
  readonly logger: Logger
  readonly transactions: Transactions
}

export type ReaderBench = {
  /** The same reader, listened to. */
  readonly recogniser: TextRecogniser
  /** Whether it can read pictures at all, as far as is known. */
  reads(): boolean
  /** It leaves rooms to others, because it cannot read and they can. */
  isBenched(): boolean
  /** To be called every few seconds with what is known of the others. `true`: it was benched, or is so no more. */
  review(node: { readonly name: string; readonly othersRead: boolean }): boolean
}

/** Whether the reader is to blame, as opposed to the picture or a queue that is full. */
const FAILURES: readonly RecognitionTroubleReason[] = ['engine-failed', 'reader-failed']

const isFailure = (error: unknown): boolean =>
  error instanceof RecognitionTrouble && FAILURES.includes(error.reason)

const answered = (error: unknown): boolean =>
  error instanceof RecognitionTrouble && error.reason === 'unreadable-picture'

const WORDS = {
  true: '读不了画面上的字，不再接盯看，直播间交给其他进程。It cannot read pictures: its rooms go to other processes.',
  false: '重新承担盯看。It takes rooms again.',
} as const

function createTrials({ recogniser, trialPicture, clock, logger }: ReaderBenchDeps) {
  let trying = false
  let notBefore = Number.NEGATIVE_INFINITY

  const tryOnce = async (): Promise<ReadingOutcome> => {
    try {
      await recogniser.recognise(await trialPicture(), { urgent: true })
      return 'read'
    } catch (error) {
      logger.error({ error: String(error) }, 'a picture of our own could not be read')
      return answered(error) ? 'read' : 'failed'
    }
  }
  /** One at a time, and none right after the other. Waits for nothing. */
  return (then: (outcome: ReadingOutcome) => void): void => {
    if (trying || clock.monotonic() < notBefore) return
    trying = true
    void tryOnce().then((outcome) => {
      trying = false
      notBefore = clock.monotonic() + BETWEEN_TRIALS
      then(outcome)
    })
  }
}

/**
 * Takes a worker that can see nothing off the rooms while another can read them, and puts it back once a picture of ours is
 * read again. Where nobody else reads it goes on: its rooms are then unseen, with the reason, and not merely overdue.
 */
export function createReaderBench(deps: ReaderBenchDeps): ReaderBench {
  const { clock, logger, transactions, recogniser } = deps
  const trial = createTrials(deps)
  let health: ReaderHealth = HEALTHY
  let benched = false

  async function journal(name: string, now: boolean): Promise<void> {
    const why = WORDS[`${now}`]
    const entry = { subjectKind: 'system', subjectId: `node:${name}` } as const
    const data = { node: name, change: now ? 'reader-benched' : 'reader-back' }
    await unlessAway(() =>
      transactions.run((records) =>
        audit(records, clock, { who: 'system', why }, { type: 'system.changed', ...entry, data }),
      ),
    )
  }

  return {
    recogniser: {
      engine: recogniser.engine,
      async recognise(picture, options) {
        try {
          const reading = await recogniser.recognise(picture, options)
          health = followReading(health, 'read')
          return reading
        } catch (error) {
          if (isFailure(error)) health = followReading(health, 'failed')
          else if (answered(error)) health = followReading(health, 'read')
          throw error
        }
      },
      trouble: () => recogniser.trouble(),
      close: () => recogniser.close(),
    },
    reads: () => !cannotRead(health),
    isBenched: () => benched,
    review({ name, othersRead }) {
      if (isDoubtful(health)) {
        trial((outcome) => {
          health = followTrial(health, outcome)
        })
      }
      const wanted = cannotRead(health) && othersRead
      if (wanted === benched) return false
      benched = wanted
      logger.warn({ benched }, WORDS[`${benched}`])
      void journal(name, benched).catch((error: unknown) =>
        logger.error({ error: String(error) }, 'the bench of readers could not be journalled'),
      )
      return true
    },
  }
}
