import { parseModelText } from '../adapters/models/read-model.ts'
import { createOwnWordsReader } from '../adapters/schedules/read-own-words.ts'
import { type CurrentJudge, createCurrentJudge } from '../app/judgement/current-judge.ts'
import type { JudgementDeps } from '../app/judgement/judgement-deps.ts'
import type { Notice } from '../contracts/system.ts'
import type { KeptModel } from '../core/detection/kept-model.ts'
import { succeed } from '../core/fault.ts'
import { judgeTaught } from '../core/policy/classes/judge-taught.ts'
import { openOutsideYaml } from './file-readers.ts'
import type { Foundation } from './foundation.ts'
import { type LegalTimeParts, openLegalTime } from './law/legal-time.ts'
import type { Watchers } from './open/open-watchers.ts'
import type { Storage } from './storage/storage.ts'

/** The judge in force, taken up before the first look and kept up to date until the program ends. */
export async function openCurrentJudge(
  { clock, logger, closers }: Foundation,
  { transactions, feed }: Pick<Storage, 'transactions' | 'feed'>,
  base: KeptModel,
): Promise<CurrentJudge> {
  const made = { clock, logger, transactions, base, modelIn: parseModelText }
  const judge = createCurrentJudge(made)
  await judge.takeUp()
  const stop = new AbortController()
  const keeping = judge.keep(stop.signal)
  let asked = false
  let looking = Promise.resolve()
  // However much is told during one look, the next one finds it all.
  const unsubscribe = feed.subscribe(() => {
    if (asked) return
    asked = true
    looking = looking.then(() => {
      asked = false
      return judge.takeUp()
    })
  })
  closers.add('judge', () => {
    unsubscribe()
    stop.abort()
    return keeping
  })
  return judge
}

/** Told where looks are judged by something else than what is in force, or by what an update has left behind. */
export function judgeNotice(judge: Pick<CurrentJudge, 'standing'>): readonly Notice[] {
  const { trouble, outdated } = judge.standing()
  if (outdated !== null) {
    const zh =
      '启用的模型是由旧版程序自带的模型学得的，本版自带的模型未被使用：请重新学习，或在“判定依据”撤回'
    const en = `${outdated} was learned from the model of an earlier version, and keeps the present one from judging: learn anew, or withdraw it`
    return [{ code: 'model-outdated', zh, en }]
  }
  if (trouble === null) return []
  const zh = '启用的模型在本版程序中不能使用，暂用程序自带的模型：请重新学习，或在“判定依据”撤回'
  const en = `${trouble}, the one of the program judges: learn anew, or withdraw it`
  return [{ code: 'model-unusable', zh, en }]
}

/** The watchers, and the judge among what they tell of. */
export const watchingJudge = (watchers: Watchers, judge: CurrentJudge): Watchers => ({
  ...watchers,
  notices: () => [...watchers.notices(), ...judgeNotice(judge)],
})

type Law = Pick<LegalTimeParts, 'judge' | 'schedules'>

const lawOf = ({ judge, schedules }: Law) => ({
  judge,
  judgeTaught: (...[taught, context, facts]: Parameters<Judged>) =>
    judgeTaught(taught, context, schedules.law(), facts),
})
type Judged = (
  taught: Parameters<typeof judgeTaught>[0],
  context: Parameters<typeof judgeTaught>[1],
  facts: Parameters<typeof judgeTaught>[3],
) => ReturnType<typeof judgeTaught>

/** What own words and learned models are changed with; `legal` left out: the law is read when it is asked for. */
export function judgementDeps(
  foundation: Foundation,
  { transactions, evidenceStore }: Pick<Storage, 'transactions' | 'evidenceStore'>,
  base: KeptModel,
  running: { readonly judge: CurrentJudge; readonly legal: Law } | null,
): JudgementDeps {
  const { clock, sha256, settings } = foundation
  return {
    clock,
    transactions,
    evidenceStore,
    sha256,
    base,
    modelIn: parseModelText,
    wordsIn: createOwnWordsReader(openOutsideYaml(foundation)),
    law: async () => {
      if (running !== null) return succeed(lawOf(running.legal))
      const opened = await openLegalTime(settings.storage.schedulesFolder)
      return opened.ok ? succeed(lawOf(opened.value)) : opened
    },
    changed: async () => {
      await running?.judge.takeUp()
    },
  }
}
