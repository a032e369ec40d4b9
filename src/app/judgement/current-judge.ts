import { type Classifier, createClassifier } from '../../core/detection/classify.ts'
import type { KeptModel } from '../../core/detection/kept-model.ts'
import { createRememberingClassifier } from '../../core/detection/remembering-classifier.ts'
import { seconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Logger } from '../../ports/logger.ts'
import type { Transactions } from '../../ports/records/records.ts'
import {
  type JudgeParts,
  type MadeJudge,
  type MakerDeps,
  makeJudge,
  partsInForce,
} from './judges.ts'

/** The judge that looks are judged by, as administrators have put it in force; swapped between two looks. */
export type CurrentJudge = Classifier & {
  /** Takes up what is in force now. Never rejects: what cannot be read leaves the judge as it is. */
  takeUp(): Promise<void>
  /** Takes up what other nodes changed, until the signal. */
  keep(signal: AbortSignal): Promise<void>
  /** The model that judges now, with its terms, to be kept for replays. */
  model(): KeptModel
  /** Why it is not what is in force, and of which model it is learned where the program has another by now. */
  standing(): Pick<MadeJudge, 'trouble' | 'outdated'>
}

export type CurrentJudgeDeps = MakerDeps & {
  readonly clock: Clock
  readonly logger: Logger
  readonly transactions: Transactions
}

/** How long another node may still judge by what was in force before. */
const EVERY = seconds(15)

export function createCurrentJudge(deps: CurrentJudgeDeps): CurrentJudge {
  const { clock, logger, transactions } = deps
  // Built when it is first needed: most of what a program is asked needs no judge.
  let classifier: Classifier | null = null
  let model = deps.base
  let parts: JudgeParts = { model: null, words: null }
  let standing: Pick<MadeJudge, 'trouble' | 'outdated'> = { trouble: null, outdated: null }
  let last: Promise<void> = Promise.resolve()

  const work = async (): Promise<void> => {
    try {
      const made = await transactions.run(async (records) => {
        const wanted = await partsInForce(records)
        if (wanted.model === parts.model && wanted.words === parts.words) return null
        return { wanted, ...(await makeJudge(deps, records, wanted)) }
      })
      if (made === null) return
      classifier = createRememberingClassifier(made.classifier)
      model = made.model
      parts = made.wanted
      const { trouble, outdated } = made
      standing = { trouble, outdated }
      const fields = { ...made.wanted, ...standing }
      if (trouble === null) logger.info(fields, 'judged by other weights or words from now on')
      else logger.error(fields, 'a learned model cannot be used, the one of the program judges')
    } catch (error) {
      logger.warn({ error: String(error) }, 'what judges could not be looked at')
    }
  }
  const takeUp = (): Promise<void> => {
    last = last.then(work)
    return last
  }
  return {
    classify(input) {
      classifier ??= createRememberingClassifier(
        createClassifier(deps.base.lexicons, deps.base.model),
      )
      return classifier.classify(input)
    },
    takeUp,
    async keep(signal) {
      while (!signal.aborted) {
        await clock.sleep(EVERY, signal)
        if (!signal.aborted) await takeUp()
      }
    },
    model: () => model,
    standing: () => standing,
  }
}
