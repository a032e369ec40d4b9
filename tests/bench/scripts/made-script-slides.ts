import type { MadeSlide } from '../slides/made-slides.ts'

/** A picture whose letters are all of one script. */
export type ScriptSlide = MadeSlide & { readonly script: 'latin' | 'cyrillic' | 'kana' }

type Text = { readonly name: string; readonly lines: readonly string[] }
type Style = { readonly name: string; readonly css: string; readonly size: number }

const LATIN: readonly Text[] = [
  {
    name: 'reader',
    lines: [
      'Anna has brown eyes and curly hair.',
      'Her younger brother plays the violin every evening.',
      'What colour are the curtains in your classroom?',
      'Open the browser and search for some pictures.',
      'We went to the museum with Mr Brown on Sunday.',
    ],
  },
  {
    name: 'exercise',
    lines: [
      'Exercise 2 Choose the best answer.',
      'A. have been B. has been C. had been D. was',
      'My phone number is 0755-8654321, room B12.',
      'I bought an iPhone and a MacBook at TechWorld.',
      'Can you read McDonald and eBay aloud? Yes, I can.',
    ],
  },
  {
    name: 'paper',
    lines: [
      'Proceedings of the IEEE Conference on VoIP',
      'Keywords: WiFi, mmWave, LaTeX, pH value, mRNA',
      'Table 3 shows kWh per household and GHz bands.',
      'The HTTPServer returns JSON from getUserById.',
      'const fullName = firstName + lastName; // YouTube',
    ],
  },
  {
    name: 'german',
    lines: [
      'Der Unterricht beginnt um halb neun.',
      'Wo wohnst du? Ich wohne in Hamburg.',
      'Bonjour, je voudrais un verre de lait.',
      'Mi hermano tiene diez libros nuevos.',
      'La finestra della camera guarda il mare.',
    ],
  },
]

/** Small, faint, slanted and blurred: where a reader is unsure. */
const WEAK: readonly Style[] = [
  { name: 'plain', css: '', size: 22 },
  { name: 'small', css: '', size: 11 },
  { name: 'smallest', css: '', size: 9 },
  { name: 'faint', css: 'background:#8a8a8a;color:#9d9d9d', size: 20 },
  { name: 'faint-small', css: 'background:#fff;color:#d2d2d2', size: 13 },
  { name: 'italic', css: 'font-style:italic', size: 18 },
  { name: 'italic-small', css: 'font-style:italic', size: 11 },
  { name: 'blurred', css: 'filter:blur(1.4px)', size: 20 },
  { name: 'blurred-small', css: 'filter:blur(0.8px)', size: 12 },
  { name: 'dark-blurred', css: 'background:#10243a;color:#5b7a99;filter:blur(1px)', size: 16 },
]

const CYRILLIC: readonly Text[] = [
  {
    name: 'russian',
    lines: [
      'Упражнение 1. Прочитайте текст и ответьте.',
      'Мой брат живёт в Москве и учится в школе.',
      'Каждый день мы ходим в библиотеку.',
      'Спряжение глаголов: читать, писать, говорить',
      'Сегодня хорошая погода, идёмте гулять!',
    ],
  },
  {
    name: 'kazakh',
    lines: [
      'Менің атым Айжан, мен мектепте оқимын.',
      'Біздің сыныпта жиырма бес оқушы бар.',
      'Бүгін ауа райы өте жақсы.',
      'Кітапханада көп кітап бар.',
      'Сабақ сағат сегізде басталады.',
    ],
  },
]

const JAPANESE: readonly Text[] = [
  {
    name: 'japanese',
    lines: [
      '次の文の正しい形を選びなさい。',
      'わたしは毎日電車で学校へ行きます。',
      '昨日、友だちといっしょに映画を見ました。',
      '助詞「は」と「が」の使い分けについて',
      'この本はとてもおもしろいです。',
    ],
  },
]

const CLEAR = WEAK.filter(({ name }) => ['plain', 'italic', 'blurred-small'].includes(name))

const madeOf = (
  script: ScriptSlide['script'],
  texts: readonly Text[],
  styles: readonly Style[],
): readonly ScriptSlide[] =>
  texts.flatMap(({ name, lines }) =>
    styles.map((style) => ({
      script,
      name: `${name}-${style.name}`,
      width: 960,
      height: 540,
      lines,
      keyTerms: [],
      html: `<body style="margin:0"><div style="box-sizing:border-box;width:960px;height:540px;padding:40px;background:#fff;color:#111;${style.css};font-size:${style.size}px;line-height:2">${lines.map((line) => `<div>${line}</div>`).join('')}</div>`,
    })),
  )

/** Forty pictures of Latin letters, most of them hard to read, and some of scripts that have to be read again. */
export const madeScriptSlides = (): readonly ScriptSlide[] => [
  ...madeOf('latin', LATIN, WEAK),
  ...madeOf('cyrillic', CYRILLIC, CLEAR),
  ...madeOf('kana', JAPANESE, CLEAR),
]
