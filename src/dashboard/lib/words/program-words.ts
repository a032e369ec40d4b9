import type { Bilingual } from '../../../contracts/primitives.ts'

/** What the pages hand in where a decision is one press: nobody wrote it. */
const PRESSED: Readonly<Record<string, Bilingual>> = Object.fromEntries(
  [
    { zh: '按键认定，未另写理由', en: 'confirmed by one press, without a reason of its own' },
    {
      zh: '值守人员核对属实，并更正学科或学段',
      en: 'Operator confirmed, and set subject or stage right',
    },
    { zh: '第二人复核同意阻断', en: 'Second person agrees to the cut' },
    { zh: '值守人员认领核查', en: 'Claimed to be verified' },
    { zh: '值守人员仍在处理，认领续期', en: 'Still at work on it' },
    { zh: '值守人员释放认领', en: 'Released' },
    { zh: '值守人员在时限内撤销认定', en: 'Taken back within the time for it' },
  ].flatMap((words) => [
    [words.zh, words],
    [words.en, words],
  ]),
)

/** What the program, or a page at one press, gives as a reason in one language; of earlier releases too. */
const WRITTEN: Readonly<Record<string, Bilingual>> = {
  ...PRESSED,
  'signed in': { zh: '登录', en: 'signed in' },
  'signed in by the link of the first start': {
    zh: '用首次启动的一次性链接登录',
    en: 'signed in by the link of the first start',
  },
  'signed in by the identity provider': {
    zh: '经统一身份认证登录',
    en: 'signed in by the identity provider',
  },
  'signed in anew with the new password': {
    zh: '用新密码重新登录',
    en: 'signed in anew with the new password',
  },
  'the identity provider gives other rights': {
    zh: '统一身份认证给出的权限有变',
    en: 'the identity provider gives other rights',
  },
  'made at the first sign-in by the identity provider': {
    zh: '首次经统一身份认证登录时建立',
    en: 'made at the first sign-in by the identity provider',
  },
  '值守人员核对画面文字、时间与规则，认定属实': {
    zh: '按键认定，未另写理由',
    en: 'confirmed by one press, without a reason of its own',
  },
  'Operator checked picture, time and rule: confirmed': {
    zh: '按键认定，未另写理由',
    en: 'confirmed by one press, without a reason of its own',
  },
}

/** In both languages, where the program wrote it in one; `null`: somebody may have typed it. */
export const programWords = (text: string): Bilingual | null =>
  Object.hasOwn(WRITTEN, text) ? (WRITTEN[text] ?? null) : null
