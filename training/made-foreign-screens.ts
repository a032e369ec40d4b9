import type { Random } from '../src/core/seeded-random.ts'

const ENGLISH_STEMS = [
  'He ____ to school by bus every day.|go|goes|went|going',
  'There ____ some milk in the glass.|is|are|am|be',
  'My sister is ____ than me.|tall|taller|tallest|the tallest',
  'We ____ football when it began to rain.|play|played|were playing|are playing',
  'She has lived here ____ 2015.|for|since|from|in',
  '____ do you usually get up?|What|When|Who|Which',
  'The book ____ I bought yesterday is interesting.|who|which|what|whose',
  'If it ____ tomorrow, we will stay at home.|rain|rains|rained|will rain',
  'Would you mind ____ the window?|open|opening|to open|opened',
  'The classroom ____ by the students every day.|cleans|is cleaned|cleaned|clean',
  'He asked me ____ I could help him.|if|that|what|which',
  'It is very kind ____ you to help me.|of|for|to|with',
  'I would rather ____ at home than go out.|stay|to stay|staying|stayed',
  'Not until then ____ the truth.|did he know|he knew|he did know|knew he',
  'This is the factory ____ my father works.|where|which|that|when',
] as const
const ENGLISH_HEADS = [
  'Unit 2 Is this your schoolbag?',
  'Unit 5 Why do you like pandas?',
  'Unit 7 How much are these socks?',
  'Lesson 12 At the zoo',
  'Section A Grammar Focus',
  'Choose the best answer.',
  'Fill in the blanks with the right words.',
  'Read the passage and answer the questions.',
  'Complete the sentences.',
  'Look, listen and say',
  '用所给词的适当形式填空',
  '单项选择',
  '完形填空',
  '一般现在时 第三人称单数',
  '现在完成时 have/has + 过去分词',
  '宾语从句的语序',
  '重点词汇与短语',
] as const
const ENGLISH_LINES = [
  'My name is Li Ming. I am twelve years old.',
  'What does the underlined word mean?',
  'Which of the following is TRUE according to the passage?',
  'look forward to doing sth. 期待做某事',
  'be good at = do well in 擅长',
  'apple 苹果  banana 香蕉  orange 橙子',
  'A: How are you? B: I am fine, thank you.',
  'Tom and his friends are playing basketball in the park.',
  'I usually do my homework after school.',
  'She was reading a book when I came in.',
  'The teacher told us that the earth goes around the sun.',
] as const
const JAPANESE_LINES = [
  '五十音図 あいうえお かきくけこ',
  '动词て形 食べる→食べて 書く→書いて',
  'わたしは学生です。',
  'これは本です。それは何ですか。',
  '助词 は が を に で へ',
  '昨日、図書館で本を読みました。',
  '高考日语 语法 使役态 被动态',
  'い形容词 高い 安い 大きい',
  '敬语 いらっしゃいます',
] as const
const RUSSIAN_LINES = [
  'Урок 3 Моя семья',
  'Это мой дом. Я живу в городе.',
  '名词第二格 нет + 第二格',
  '动词变位 читать: я читаю, ты читаешь',
  '俄语字母 а б в г д',
  'Как тебя зовут? Меня зовут Анна.',
  '高考俄语 语法 形动词',
] as const
const NO_LESSONS = [
  'for i in range(10):\n    print(i)',
  'public class Main { public static void main(String[] args) { System.out.println("Hello"); } }',
  'int a[10]; for (int i = 0; i < n; i++) { sum += a[i]; }',
  'SELECT name, age FROM student WHERE age > 18;',
  'def add(a, b): return a + b',
  '雅思口语 Part 2 Describe a person you admire 托福 GRE',
  '商务英语 How to write a business email 职场',
  '四级真题 CET-4 听力 词汇 大学英语',
  'iPhone 15 Pro Max 256GB 官方旗舰店 包邮',
  'NEW ARRIVAL Spring Summer Collection SALE 50% OFF',
  'Welcome to my live stream! Follow me and share',
  'League of Legends S14 World Final LPL LCK',
  'NBA 湖人 vs 勇士 Lakers Warriors 第三节',
  'Windows 10 Word Excel PowerPoint 办公软件 快捷键 Ctrl+C',
  'アニメ 進撃の巨人 第3話 高清 中字',
  'ありがとう 日语歌曲 翻唱 MV',
  'Как дела 俄罗斯美食 直播带货 巧克力',
  'Taylor Swift - Love Story 官方MV 歌词',
  'html css javascript 前端开发 vue react 教程',
  'Photoshop 教程 图层 蒙版 抠图 PS 入门',
] as const

const LETTERS = ['A', 'B', 'C', 'D'] as const

/** Lessons of the three languages, which question collections in Chinese do not hold, and what looks like them. */
export function madeForeignScreens(random: Random, count: number) {
  const one = (lines: readonly string[]): string => lines[Math.floor(random() * lines.length)] ?? ''
  const exercise = (): string => {
    const [stem = '', ...options] = one(ENGLISH_STEMS).split('|')
    const written = options.map((option, i) => `${LETTERS[i] ?? ''}. ${option}`)
    return `${1 + Math.floor(random() * 20)}. ${stem}\n${written.join(random() < 0.5 ? ' ' : '\n')}`
  }
  const english = (): string =>
    [
      ...(random() < 0.6 ? [one(ENGLISH_HEADS)] : []),
      ...(random() < 0.6 ? [exercise()] : []),
      ...(random() < 0.6 ? [one(ENGLISH_LINES)] : []),
      ...(random() < 0.3 ? [one(ENGLISH_LINES)] : []),
    ].join('\n')
  const several = (lines: readonly string[]) => (): string =>
    [one(lines), one(lines), ...(random() < 0.5 ? [one(lines)] : [])].join('\n')
  const some = (make: () => string, times: number): readonly string[] =>
    Array.from({ length: times }, make).filter((text) => text !== '')
  return {
    lessons: [
      ...some(english, count * 4),
      ...some(several(JAPANESE_LINES), count),
      ...some(several(RUSSIAN_LINES), count),
    ],
    others: some(several(NO_LESSONS), count * 4),
  }
}
