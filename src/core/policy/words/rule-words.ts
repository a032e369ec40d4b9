import type { RuleCode } from '../verdict.ts'

/** The same sentence for officers in Chinese and in English. */
export type Sentence = { readonly zh: string; readonly en: string }

/** What each rule says, in one clause. */
export const RULE_WORDS: Readonly<Record<RuleCode, Sentence>> = {
  'CAL-STAT': {
    zh: '国家法定节假日不得开展学科类培训',
    en: 'no subject tutoring on statutory holidays',
  },
  'CAL-ADJOFF': {
    zh: '国务院安排的放假日不得开展学科类培训',
    en: 'no subject tutoring on days off arranged by the State Council',
  },
  'CAL-REST': {
    zh: '休息日不得开展学科类培训',
    en: 'no subject tutoring on weekends',
  },
  'CAL-VAC': {
    zh: '寒暑假期不得开展学科类培训',
    en: 'no subject tutoring in winter and summer vacations',
  },
  'CAL-VAC-GAP': {
    zh: '公布的假期已止而新学期尚未开学，按假期禁止，须人工确认',
    en: 'the published vacation is over but school has not begun: forbidden as vacation, to be confirmed by a person',
  },
  'CAL-LOCAL': {
    zh: '地方春秋假等不属寒暑假，须人工判断',
    en: 'a local break is neither winter nor summer vacation: a person decides',
  },
  'CAL-CHILD': {
    zh: '儿童节不满十四周岁放假一天，须人工判断',
    en: "Children's Day is a day off for those under 14: a person decides",
  },
  'CAL-PROV': {
    zh: '当年放假安排尚未入库，不得认定为允许，须人工判断',
    en: "this year's holiday arrangement is not known yet: nothing may be called permitted, a person decides",
  },
  'CAL-UNKNOWN': {
    zh: '当地该学段校历缺失，不得认定为允许，须人工判断',
    en: 'the local school calendar is missing: nothing may be called permitted, a person decides',
  },
  'TOD-SCHOOL': {
    zh: '不得占用中小学教学时间',
    en: 'tutoring must not fall into school teaching time',
  },
  'TOD-SOFT': {
    zh: '午休、课后服务时段，须人工判断',
    en: 'noon break or after-school service: a person decides',
  },
  'TOD-END21': {
    zh: '线上培训结束时间不得晚于21:00',
    en: 'online tutoring must end by 21:00',
  },
  'TOD-NIGHT': {
    zh: '夜间休息时段不得开展培训',
    en: 'no tutoring during the night rest',
  },
  'TOD-EARLY': {
    zh: '第一节课前的清晨时段，须人工判断',
    en: 'early morning before the first lesson: a person decides',
  },
  'CLS-LEN30': {
    zh: '单节课超过规定时长',
    en: 'the lesson is longer than allowed',
  },
  'CLS-GAP10': {
    zh: '同一班次课间间隔少于十分钟',
    en: 'the break between two lessons of the same class is under ten minutes',
  },
  'STG-PRE': {
    zh: '不得面向学龄前儿童开展线上培训',
    en: 'no online tutoring of preschool children at any time',
  },
  'STG-HS-REF': {
    zh: '普通高中参照义务教育规定执行',
    en: 'senior high schools follow the compulsory-education rules by reference',
  },
  'STG-HS-21': {
    zh: '普通高中线上培训不得晚于21:00',
    en: 'online tutoring of senior high pupils must end by 21:00',
  },
  'ACT-NOLIC': {
    zh: '无办学许可不得开展学科类线上培训',
    en: 'no online subject tutoring without a licence',
  },
  'ACT-SCOPE': {
    zh: '超出办学许可范围开展培训',
    en: 'the tutoring goes beyond the licence',
  },
  'ACT-STATUS': {
    zh: '办学许可已失效、暂停或“备改审”未完成',
    en: 'the licence is expired, suspended or not granted yet',
  },
  'ACT-SCHOOL': {
    zh: '学校网校须分类处理：自主学习资源加强管理，加重负担的予以纠正',
    en: "a school's own net school is sorted by a person: free self-study is supervised, burdening is corrected",
  },
}
