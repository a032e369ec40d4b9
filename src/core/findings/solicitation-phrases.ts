import { type NormalisedText, originalRange } from '../reading/normalise.ts'
import type { FoundWord } from '../reading/word-list.ts'
import type { SolicitationWord } from './finding-lists.ts'

/** Signs that are not one word but a verb and its thing with something between. Written as normalised: 期末 is 期未. */
const PHRASES: readonly (readonly [SolicitationWord, RegExp])[] = [
  [
    'materials',
    /(?:赠?送|领取?|免费发|回复.{0,6}领)[^\n,，。;；!！]{0,8}(?:电子书|电子版|资料|真题|讲义|试卷|笔记|题库|课件|错题本|期未卷|期中卷|单词表|模板)/g,
  ],
  [
    'referral',
    /(?:推荐|介绍|邀请|带)[^\n,，。;；!！]{0,6}(?:同学|朋友|好友|新生|家长)[^\n。;；!！]{0,8}(?:返|奖|立?减|优惠|得)/g,
  ],
  ['offer', /(?:返现?|立减|直减|新生减|报名减|报名送)\d{2,4}元?/g],
  ['trial', /\d{1,2}(?:\.\d)?元(?:试听|体验|上课|学|听)/g],
]

/** Soliciting phrases with their places in the original. */
export const findPhrases = (
  original: string,
  normalised: NormalisedText,
): readonly FoundWord<SolicitationWord>[] =>
  PHRASES.flatMap(([kind, pattern]) =>
    [...normalised.text.matchAll(pattern)].map((match) => {
      const { start, end } = originalRange(normalised, match.index, match.index + match[0].length)
      return { kind, term: original.slice(start, end), start, end }
    }),
  )
