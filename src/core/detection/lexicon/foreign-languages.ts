import type { SubjectLexicon } from './subject-lexicon.ts'

/** Japanese and Russian as school subjects (rulebook §2.1); other languages are not listed there. */
export const JAPANESE: SubjectLexicon = {
  subject: 'JPN',
  strong: {
    primary: ``,
    junior: ` 五十音图 平假名 片假名 浊音 半浊音 拗音 促音 长音 て形 ます形 た形 ない形 辞书形 日语语法 日语词汇 日语单词 日语初级 初中日语 标准日本语 大家的日语 动词变形 一类动词 二类动词 三类动词 い形容词 な形容词 敬语 自谦语 尊敬语 助词 `,
    senior: `高考日语 高中日语 日语高考 使役态 被动态 可能态 使役被动 假定形 意志形 日语作文 日语阅读 日语听力 人教版日语`,
  },
  weak: `五十音 日语 日本語 假名 です ます でした ました ください という こと ところ ために`,
}

export const RUSSIAN: SubjectLexicon = {
  subject: 'RUS',
  strong: {
    primary: ``,
    junior: `俄语字母 俄语语法 俄语单词 初中俄语 名词变格 变格 第一格 第二格 第三格 第四格 第五格 第六格 动词变位 完成体 未完成体 俄语阅读 俄语听力 硬辅音 软辅音 清辅音 浊辅音`,
    senior: `高考俄语 高中俄语 俄语高考 形动词 副动词 运动动词 俄语作文`,
  },
  weak: `俄语 урок слово русский читать писать упражнение глагол падеж язык это что как`,
}
