import type { Unchecked } from '../../app/proofs/check-marks.ts'
import type { ProofState } from '../../app/proofs/proof-watch.ts'
import type { Bilingual as Words } from '../../contracts/primitives.ts'
import type { Notice, Part } from '../../contracts/system.ts'
import { OUTCOME_WORDS, shortWords } from '../../core/evidence/proof/report-words.ts'
import { formatInstant } from '../../core/time/instant.ts'
import { asIs, toldPart } from '../roles/part-words.ts'

const WHY_UNCHECKED: Readonly<
  Record<Unchecked['why'], { readonly zh: string; readonly en: string }>
> = {
  failed: { zh: '核对出错中断', en: 'the check failed' },
  stalled: { zh: '核对停滞，已放弃', en: 'the check came no further and was given up' },
  unended: { zh: '上一次核对没有做完', en: 'the check begun last did not come to its end' },
  overdue: { zh: '逾期没有核对', en: 'no check was made when it was due' },
}

/** Since when nobody knows whether all is as it should be; `null`: what the last check found stands. */
function uncheckedWords({ last, unchecked }: ProofState) {
  if (unchecked === null) return null
  const { zh, en } = WHY_UNCHECKED[unchecked.why]
  const detail = unchecked.words === null ? '' : ` (${unchecked.words})`
  const [since, from] =
    last === null
      ? ['从未核对', 'it was never checked']
      : [`自 ${formatInstant(last.at)} 起未能核对`, `not checked since ${formatInstant(last.at)}`]
  return { zh: `${since}：${zh}${detail}`, en: `${from}: ${en}` }
}

function lastWords(state: ProofState): Words {
  const { last } = state
  const since = uncheckedWords(state)
  if (since !== null && !isWrong(state)) return since
  if (last === null) return { zh: '尚未核对', en: 'not checked yet' }
  const { zh, en } = OUTCOME_WORDS[last.report.outcome]
  const at = formatInstant(last.at)
  return { zh: `${at} 核对：${zh}`, en: `checked ${at}: ${en}` }
}

function roleWords({ powers }: ProofState): Words {
  if (powers === null || !powers.mayAlter) return asIs('')
  return powers.role === null
    ? {
        zh: '；内置数据库拦不住能动数据目录的人',
        en: '; the embedded database does not stop who has the data folder',
      }
    : {
        zh: `；数据库账号 ${powers.role} 可以改动日志`,
        en: `; the role ${powers.role} could alter the journal`,
      }
}

const isWrong = ({ last }: ProofState): boolean => last?.report.outcome === 'wrong'

/** Whether the journal and the evidence are signed, and what the last check found. */
export function proofPart(state: ProofState): Part {
  const [last, role] = [lastWords(state), roleWords(state)]
  return toldPart('journal', state.trouble === null && !isWrong(state), {
    zh: `${state.trouble ?? '每分钟签锚点'}；${last.zh}${role.zh}`,
    en: `${state.trouble ?? 'anchored each minute'}; ${last.en}${role.en}`,
  })
}

export function proofNotices(state: ProofState): readonly Notice[] {
  const { last, trouble } = state
  const unsigned: readonly Notice[] =
    trouble === null
      ? []
      : [
          {
            code: 'journal-unsigned',
            zh: `日志没有签锚点：${trouble}`,
            en: `the journal is not being signed: ${trouble}`,
          },
        ]
  const since = uncheckedWords(state)
  const unseen: readonly Notice[] =
    since === null
      ? []
      : [
          {
            code: 'journal-unseen',
            zh: `日志与证据${since.zh}`,
            en: `the journal and the evidence: ${since.en}`,
          },
        ]
  if (last === null || last.report.outcome === 'fine') return [...unsigned, ...unseen]
  const { zh, en } = shortWords(last.report)
  const at = formatInstant(last.at)
  if (unseen.length > 0 && !isWrong(state)) return [...unsigned, ...unseen]
  return [
    ...unsigned,
    ...unseen,
    isWrong(state)
      ? {
          code: 'journal-altered',
          zh: `日志或证据有异常（${at} 核对）：${zh}`,
          en: `the journal or the evidence was altered (checked ${at}): ${en}`,
        }
      : {
          code: 'journal-unseen',
          zh: `日志与证据未能全部核对（${at}）：${zh}`,
          en: `not all of the journal and the evidence could be checked (${at}): ${en}`,
        },
  ]
}
