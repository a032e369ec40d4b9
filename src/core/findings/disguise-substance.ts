import type { Normaliser } from '../reading/normalise.ts'
import { createWordFinder } from '../reading/word-list.ts'

const SIGNS = {
  /** Check-in, answering, calling up: a class is being held. */
  manner:
    '扣1 扣个1 打1 签到 打卡 点名 举手 连麦 抢答 答题 弹幕 听懂了 懂了吗 听懂了吗 会了吗 没听懂 老师再讲 老师好 上课啦 老师我会 我会了 交作业 互动 助教 下一题',
  /** Words that only make sense with children before the screen. */
  pupils:
    '同学们 同学 小朋友 小朋友们 宝贝们 老师我会 老师好 老师再讲 交作业 请同学们 孩子作业 作业讲解 作业题 课后作业 写作业 默写 跟读 一起读',
  paid: '收费 付费 学费 课时费 元/课时 元每课时 元/节 元/小时 元/月 缴费 购课 已购 vip会员 会员专享 报名费 课程价格',
} as const

export type SubstanceSigns = {
  readonly manners: readonly string[]
  readonly pupilsPresent: boolean
  /** `null` is not known; a page that calls itself free is not thereby. */
  readonly charged: true | null
}

export type SubstanceTexts = {
  /** Read off the frames. */
  readonly screen: string
  readonly chat: string
  /** The room's own words: title, description, announcement, course list. */
  readonly own: string
  readonly price: string
}

const AMOUNT = /(?:¥|rmb)\s*(\d+(?:\.\d+)?)|(\d+(?:\.\d+)?)\s*(?:元|块)/gi

/** A price above nothing, in the piece of the page that is the price. */
const hasPrice = (text: string): boolean =>
  [...text.normalize('NFKC').matchAll(AMOUNT)].some(
    ([, first, second]) => Number(first ?? second) > 0,
  )

/** Builds its lists once; what it returns is pure. Chat is a weak source: of it only manner and presence are read. */
export function createSubstanceReader(
  normalise: Normaliser,
): (texts: SubstanceTexts) => SubstanceSigns {
  const find = createWordFinder(normalise, SIGNS)
  const words = (text: string) => find(text, normalise(text))
  return ({ screen, chat, own, price }) => {
    const shown = words(`${screen}\n${chat}`)
    const said = words(`${own}\n${price}`)
    const manners = [...shown, ...said].filter(({ kind }) => kind === 'manner')
    return {
      manners: [...new Set(manners.map(({ term }) => term))].slice(0, 12),
      pupilsPresent: shown.some(({ kind }) => kind === 'pupils'),
      charged: hasPrice(price) || said.some(({ kind }) => kind === 'paid') ? true : null,
    }
  }
}
