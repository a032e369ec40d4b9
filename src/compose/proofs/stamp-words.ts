import type { StampState } from '../../app/proofs/stamp-watch.ts'
import type { Bilingual as Words } from '../../contracts/primitives.ts'
import type { Notice, Part } from '../../contracts/system.ts'
import {
  authorityName,
  isUntrue,
  troubleOf,
  troubleWords,
} from '../../core/evidence/proof/stamp.ts'
import { formatInstant } from '../../core/time/instant.ts'
import { toldPart } from '../roles/part-words.ts'

type One = StampState[number]

/** One that does not answer is told after that many tries, some minutes: networks hiccup. */
const TRIES_UNTOLD = 3

function toldTrouble({ authority, last }: One) {
  if (last === null || last.trouble === null) return null
  const trouble = troubleOf(last.trouble)
  const untrue = isUntrue(trouble)
  if (!untrue && last.tries < TRIES_UNTOLD) return null
  return { name: authorityName(authority), untrue, ...troubleWords(trouble), anchor: last.anchor }
}

function oneDetail(one: One): Words {
  const name = authorityName(one.authority)
  const trouble = toldTrouble(one)
  if (trouble !== null) return { zh: `${name} ${trouble.zh}`, en: `${name} ${trouble.en}` }
  const { stampedAt = null, anchor = 0 } = one.last ?? {}
  if (stampedAt === null) return { zh: `${name} 尚未盖时间戳`, en: `${name} has not stamped yet` }
  const at = formatInstant(stampedAt)
  return { zh: `${name} ${at} 第 ${anchor} 个锚点`, en: `${name} ${at} anchor ${anchor}` }
}

/** How the time stamp authorities fare; nothing where none is set. Ready all the same: others must not take us away. */
export function stampParts(state: StampState): readonly Part[] {
  if (state.length === 0) return []
  const details = state.map(oneDetail)
  return [
    toldPart('time-stamps', true, {
      zh: details.map(({ zh }) => zh).join('；'),
      en: details.map(({ en }) => en).join('; '),
    }),
  ]
}

export const stampNotices = (state: StampState): readonly Notice[] =>
  state
    .map(toldTrouble)
    .filter((trouble) => trouble !== null)
    .map(({ name, untrue, zh, en, anchor }) =>
      untrue
        ? {
            code: 'stamp-untrue',
            zh: `时间戳机构 ${name} 的应答不可信，没有采用：${zh}（第 ${anchor} 个锚点）`,
            en: `the time stamp authority ${name} gave an answer that is not to be believed, and was not taken: ${en} (anchor ${anchor})`,
          }
        : {
            code: 'stamp-away',
            zh: `时间戳机构 ${name} ${zh}：第 ${anchor} 个锚点还没有时间戳，会继续再试`,
            en: `the time stamp authority ${name} ${en}: anchor ${anchor} is not stamped yet and is tried again`,
          },
    )
