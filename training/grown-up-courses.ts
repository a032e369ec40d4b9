import type { GrownUpCourses } from '../src/core/detection/grown-ups.ts'

/**
 * What courses for examinations of grown-ups call themselves. With 0.3 the screens of a whole session that names one
 * lead to a person and never open a lesson by themselves, whatever is registered (`adding-up-versions.ts`).
 */
export const GROWN_UP_COURSES: GrownUpCourses = {
  most: 0.3,
  terms: [
    '公务员考试|公考|考公|国考|省考|行测|申论|职测|事业单位|选调生|三支一扶|军队文职|公安联考|公共基础知识|公基|遴选考试|结构化面试|无领导小组',
    '数量关系|资料分析|判断推理|言语理解|职业能力倾向|常识判断|综合应用能力|粉笔模考|上岸学员|副省级|地市级',
    '考研|研究生入学|管理类联考|专升本|成人高考|高起专|高起本|自学考试|自考|同等学力',
    '教师资格|教资|教师招聘|教综|教招|特岗教师|普通话水平测试',
    '法考|司法考试|注册会计|注会|初级会计|中级会计|税务师|证券从业|基金从业|银行从业|一级建造师|二级建造师|一建|二建|监理工程师|造价工程师|消防工程师|安全工程师|软考',
    '执业药师|执业医师|护士资格|护考|规培|驾考|科目一|科目四|特种作业|电工证|雅思|托福|四六级|大学英语六级|大学英语四级|日语能力考|mba联考',
  ].join('|'),
}
