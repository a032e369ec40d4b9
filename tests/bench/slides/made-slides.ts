/** A slide of our own making, with what stands on it. */
export type MadeSlide = {
  readonly name: string
  readonly html: string
  readonly width: number
  readonly height: number
  readonly lines: readonly string[]
  /** Words that must be read for the slide to be understood. */
  readonly keyTerms: readonly string[]
}

type Text = {
  readonly name: string
  readonly lines: readonly string[]
  readonly keyTerms: readonly string[]
}
type Style = {
  readonly name: string
  readonly width: number
  readonly height: number
  readonly sizes: readonly number[]
  readonly page: (lines: readonly string[], size: number) => string
}

const TEXTS: readonly Text[] = [
  {
    name: 'mathematics',
    lines: [
      '第二讲 一元二次方程的求根公式',
      '例1 解方程 x²-5x+6=0',
      '解:因式分解得 (x-2)(x-3)=0',
      '所以 x=2 或 x=3',
      '课堂练习:完成课本第42页第3题',
    ],
    keyTerms: ['一元二次方程', '求根公式', '解方程', '因式分解', '课堂练习'],
  },
  {
    name: 'physics',
    lines: [
      '第二节 欧姆定律',
      '知识点:导体中的电流与电压成正比',
      '公式 I=U/R 单位 安培 伏特 欧姆',
      '例2 电阻R=10Ω,电压U=5V,求电流',
      '课堂小结 预习下一节内容',
    ],
    keyTerms: ['欧姆定律', '知识点', '导体', '电流', '电压', '电阻', '课堂小结'],
  },
  {
    name: 'chinese',
    lines: [
      '《岳阳楼记》课文赏析',
      '先天下之忧而忧,后天下之乐而乐',
      '重点字词:谪守 越明年 百废具兴',
      '思考:作者表达了怎样的思想感情?',
      '作业:背诵并默写第三自然段',
    ],
    keyTerms: ['岳阳楼记', '课文', '作者', '思想感情', '背诵', '默写', '自然段'],
  },
  {
    name: 'english',
    lines: [
      'Unit 3 What are you doing?',
      'She is reading a book in the library.',
      '现在进行时:主语 + be + 动词ing',
      'Choose the best answer. Tom ____ football now.',
      'A. play B. plays C. is playing D. played',
    ],
    keyTerms: ['unit 3', 'reading', '现在进行时', 'choose the best answer', 'playing'],
  },
  {
    name: 'painting',
    lines: [
      '水彩画入门 调色与静物写生',
      '今天准备的工具:画笔、颜料、调色盘',
      '第一步 用铅笔起稿',
      '第二步 铺大色调,注意明暗',
      '课堂展示 欢迎分享你的作品',
    ],
    keyTerms: ['水彩画', '静物写生', '画笔', '颜料', '铅笔', '色调'],
  },
]

const block = (lines: readonly string[], size: number, css = ''): string =>
  lines
    .map((line) => `<div style="font-size:${size}px;line-height:1.6;${css}">${line}</div>`)
    .join('')

const full = (background: string, colour: string) => (lines: readonly string[], size: number) =>
  `<body style="margin:0;background:${background};color:${colour};padding:36px">${block(lines, size)}`

const teacher =
  'position:absolute;right:12px;bottom:12px;width:220px;height:165px;background:radial-gradient(circle at 50% 40%,#d9a58b 0 30%,#46607a 32%)'

const camera = 'radial-gradient(circle at 30% 40%,#d9a58b 0 22%,#587a94 24%,#30404d)'

const STYLES: readonly Style[] = [
  { name: 'light', width: 1280, height: 720, sizes: [16, 20, 28, 44], page: full('#fff', '#111') },
  {
    name: 'dark',
    width: 1280,
    height: 720,
    sizes: [16, 20, 28, 44],
    page: full('#10243a', '#fff'),
  },
  {
    name: 'blackboard',
    width: 1280,
    height: 720,
    sizes: [20, 24, 32, 40],
    page: full('#1f4d36', '#f3f3e6'),
  },
  {
    name: 'coloured',
    width: 1280,
    height: 720,
    sizes: [20, 24, 32, 40],
    page: full('linear-gradient(120deg,#ffd9a0,#b7d7ff)', '#a01818'),
  },
  {
    name: 'small-stream',
    width: 640,
    height: 360,
    sizes: [12, 14, 18, 22],
    page: full('#fff', '#111'),
  },
  {
    name: 'two-columns',
    width: 1280,
    height: 720,
    sizes: [18, 22, 24, 30],
    page: (lines, size) =>
      `<body style="margin:0;background:#fff;display:grid;grid-template-columns:1fr 1fr;gap:60px;padding:36px"><div>${block(lines.slice(0, 3), size)}</div><div>${block(lines.slice(3), size)}</div>`,
  },
  {
    name: 'picture-in-picture',
    width: 1280,
    height: 720,
    sizes: [18, 22, 28, 34],
    page: (lines, size) =>
      `<body style="margin:0;background:#eef3f8;padding:36px"><h1 style="font-size:44px;margin:0 0 20px;color:#1654a0">${lines[0] ?? ''}</h1>${block(lines.slice(1), size)}<div style="${teacher}"></div>`,
  },
  {
    name: 'phone',
    width: 720,
    height: 1280,
    sizes: [22, 26, 30, 36],
    page: (lines, size) =>
      `<body style="margin:0;background:#222;color:#fff"><div style="${teacher};top:20px;left:20px;width:680px;height:420px"></div><div style="position:absolute;top:480px;left:24px;right:24px;background:#fff;color:#111;padding:20px">${block(lines, size)}</div>`,
  },
  {
    name: 'subtitles',
    width: 1280,
    height: 720,
    sizes: [24, 28, 34, 42],
    page: (lines, size) =>
      `<body style="margin:0;background:radial-gradient(circle at 50% 40%,#d9a58b 0 22%,#587a94 24%,#30404d)"><div style="position:absolute;left:0;right:0;bottom:20px;text-align:center;color:#fff;text-shadow:0 0 4px #000,0 0 4px #000">${block(lines.slice(0, 2), size)}</div>`,
  },
  {
    name: 'corner',
    width: 1280,
    height: 720,
    sizes: [13, 15, 18, 22],
    page: (lines, size) =>
      `<body style="margin:0;background:${camera}"><div style="position:absolute;right:24px;top:24px;width:520px;background:#fdfdf8;color:#222;padding:14px">${block(lines, size)}</div>`,
  },
  {
    name: 'tilted',
    width: 1280,
    height: 720,
    sizes: [24, 28, 34, 40],
    page: (lines, size) =>
      `<body style="margin:0;background:#6b6259;overflow:hidden"><div style="position:absolute;left:90px;top:110px;width:1040px;background:#24523b;color:#eee;padding:30px;transform:perspective(1400px) rotateY(14deg) rotate(-4deg)">${block(lines, size)}</div>`,
  },
  {
    name: 'vertical',
    width: 1280,
    height: 720,
    sizes: [26, 30, 36, 42],
    page: (lines, size) =>
      `<body style="margin:0;background:#f4ead2;color:#3a2a18;padding:30px"><div style="writing-mode:vertical-rl;height:650px">${block(lines, size)}</div>`,
  },
]

/** Every text in every style and size. */
export function madeSlides(): readonly MadeSlide[] {
  return TEXTS.flatMap((text) =>
    STYLES.flatMap((style) =>
      style.sizes.map((size) => ({
        name: `${text.name}-${style.name}-${size}`,
        html: style.page(text.lines, size),
        width: style.width,
        height: style.height,
        lines: style.name === 'subtitles' ? text.lines.slice(0, 2) : text.lines,
        keyTerms:
          style.name === 'subtitles'
            ? text.keyTerms.filter((term) =>
                text.lines.slice(0, 2).join(' ').toLowerCase().includes(term),
              )
            : text.keyTerms,
      })),
    ),
  )
}
