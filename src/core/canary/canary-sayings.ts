import { randomFrom } from '../seeded-random.ts'
import type { CanaryShow } from './canary-run.ts'
import { type CanaryScreen, type Draw, drawer } from './canary-texts.ts'

/** What a teacher says: mathematics. Numbers as they are said, so that no voice has to read formulas. */
function equations({ from }: Draw): readonly string[] {
  const example = (place: number): string => {
    const [a, b] = [from(2, 9), from(2, 9)]
    return `请看例题${place}，解一元二次方程，x的平方减去${a + b}x，加上${a * b}等于零。左边因式分解，得到x减${a}乘以x减${b}，所以方程的两个根是${a}和${b}。`
  }
  return [
    '同学们好，我们继续上初三数学课，这节课讲一元二次方程的解法，先复习求根公式和判别式。',
    example(1),
    `判别式大于零，方程有两个不相等的实数根，这是中考的考点，请大家在练习本上做第${from(2, 9)}题。`,
    example(2),
    `第${from(11, 19)}题用配方法来解，先把常数项移到等号右边，再两边同时加上一次项系数一半的平方。`,
    example(3),
  ]
}

/** Physics. */
function forces({ from }: Draw): readonly string[] {
  const example = (place: number): string => {
    const [mass, speed] = [from(2, 9), from(2, 9)]
    return `例题${place}，质量${mass}千克的物体受到的合力是${mass * speed}牛顿，求加速度。根据牛顿第二定律，加速度等于合力除以质量，答案是${speed}米每二次方秒。`
  }
  return [
    '同学们好，今天的高一物理课讲牛顿第二定律，请大家翻开课本，先看力和加速度的关系。',
    example(1),
    `受力分析是高考的考点，先画重力，再画支持力和摩擦力，然后做练习册第${from(2, 9)}题。`,
    example(2),
    `再看匀变速直线运动的公式，位移等于初速度乘以时间，加上二分之一乘以加速度乘以时间的平方，请算第${from(11, 19)}题。`,
    example(3),
  ]
}

function soup({ from, one }: Draw): readonly string[] {
  const dish = one(['番茄牛腩', '萝卜排骨汤', '清蒸鲈鱼', '红烧茄子'])
  return [
    `大家晚上好，今天在家里做一道${dish}，慢慢聊，不着急，想吃什么也可以告诉我。`,
    `先把小葱切成段，姜切${from(2, 6)}片，锅烧热以后倒一点油，闻到香味再下锅翻炒。`,
    `盖上锅盖用小火焖${from(15, 40)}分钟，中间翻一次面，颜色就很好看，厨房里都是香味。`,
    '昨天邻居送来一篮子青菜，很新鲜，等一下凉拌，再淋一点香油，家里人都喜欢吃。',
    `出锅之前撒一把葱花，尝尝咸淡，这一锅够${from(3, 6)}个人吃，趁热端上桌。`,
  ]
}

function balcony({ from, one }: Draw): readonly string[] {
  const plant = one(['绣球花', '月季', '栀子花', '薄荷'])
  return [
    `大家好，今天阳光不错，我来给阳台上的${plant}换一个花盆，一边换一边和花友聊聊天。`,
    `花盆选口径${from(15, 30)}厘米的就够了，盆底一定要有排水孔，不然下雨天容易烂根。`,
    `土里拌一点珍珠岩，松松的就好，换好以后浇透水，以后每隔${from(2, 5)}天看看干了没有。`,
    '黄叶子和开败的花都剪掉，放在没有大太阳的地方养一个星期，新芽很快就会冒出来。',
    `我家这盆养了${from(2, 8)}年，每年春天都开得很热闹，路过的邻居常常停下来拍照。`,
  ]
}

const LESSONS = [equations, forces] as const
const OTHERS = [soup, balcony] as const

/** What is said in a canary, in order: our own words, with other numbers each time. The same for the same seed. */
export function canarySayings({
  kind,
  seed,
}: Pick<CanaryShow, 'kind' | 'seed'>): readonly string[] {
  const random = randomFrom(seed)
  const kinds = kind === 'lesson' ? LESSONS : OTHERS
  const made = kinds[Math.floor(random() * kinds.length)] ?? kinds[0]
  return made(drawer(random))
}

/** What stands while it is said: nothing of what is told, and too few words to be judged by. */
export const STANDING_SCREEN: CanaryScreen = { heading: '直播间', lines: ['欢迎'] }
