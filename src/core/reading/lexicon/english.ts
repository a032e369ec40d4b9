import type { SubjectLexicon } from './subject-lexicon.ts'

/** After the English standards of compulsory education (2022) and senior high school (2017, revised 2020). */
export const ENGLISH: SubjectLexicon = {
  subject: 'ENG',
  strong: {
    primary: `
 自然拼读 元音字母 辅音字母 英语儿歌 大小写字母 字母书写 元音音标 看图选词 听录音 听音选图 读一读选一选 let's_learn let's_talk let's_chant let's_play look_and_say listen_and_ listen_and_repeat what's_your_name how_old_are_you my_name_is nice_to_meet_you how_are_you`,
    junior: `
 一般现在时 一般过去时 一般将来时 现在进行时 过去进行时 现在完成时 过去完成时 过去将来时 被动语态 宾语从句 状语从句 定语从句 主语从句 比较级 最高级 可数名词 不可数名词 名词复数 名词所有格 物主代词 人称代词 反身代词 不定代词 情态动词 系动词 动词短语 动词不定式 动名词 非谓语 祈使句 感叹句 反意疑问句 一般疑问句 特殊疑问句 选择疑问句 否定句 there_be 主谓一致 第三人称单数 过去式 过去分词 现在分词 完形填空 任务型阅读 书面表达 首字母填空 单词拼写 句型转换 同义句转换 补全对话 情景交际 英汉互译 用所给词 适当形式填空 连词成句 单项选择 短文填空 重点词汇 重点句型 重点短语 语法填空 unit_1 unit_2 unit_3 unit_4 unit_5 unit_6 unit_7 unit_8 unit_9 unit_10 section_a section_b 单元词汇`,
    senior: `
 虚拟语气 独立主格 强调句 倒装句 名词性从句 同位语从句 表语从句 with复合结构 七选五 读后续写 概要写作 短文改错 应用文写作 限制性定语从句 非限制性定语从句 关系代词 关系副词 引导词 长难句 构词法 高考词汇 3500词 `,
  },
  weak: `语法 对话 介词 冠词 连词 时态 语态 阅读理解 听力理解 四级词汇 词根词缀 一词多义 音标 英语字母 英语 单词 词汇 口语 听力 发音 句型 翻译 英文 grammar vocabulary reading writing listening exercise homework teacher student lesson unit choose the_best_answer fill_in the_blanks true_or_false translate according_to_the_passage which_of_the_following what_does the_underlined_word the_passage the_author main_idea`,
}
