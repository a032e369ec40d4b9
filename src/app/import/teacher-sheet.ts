import { INSTITUTION_OF } from './belonging-sheets.ts'
import type { SheetPlan } from './sheet-plan.ts'

/** One row a teacher of an institution (docs/rules.md §6.1). */
export const TEACHERS: SheetPlan = {
  kind: 'teachers',
  name: '教师',
  mark: 'teacherName',
  fields: [
    ...INSTITUTION_OF,
    {
      field: 'teacherName',
      heading: '教师姓名',
      also: ['姓名', '培训人员姓名'],
      required: true,
      note: '姓名脱敏；未脱敏的导入时脱敏',
      example: '张*',
    },
    {
      field: 'certificate',
      heading: '教师资格证号',
      also: ['资格证号', '教师资格证编号', '教师资格证书号码'],
      isCode: true,
      note: '17 位；没有填“无”',
      example: '20214401234567890',
    },
    {
      field: 'teacherSubject',
      heading: '任教学科',
      also: ['资格学科', '学科', '科目'],
      note: '资格证上的学科',
      example: '数学',
    },
    {
      field: 'inService',
      heading: '在职教师',
      also: ['是否在职教师', '中小学在职教师'],
      note: '是 / 否（中小学在职教师核验结果）',
      example: '否',
    },
    {
      field: 'teacherCheckedOn',
      heading: '核验日期',
      also: ['在职核验日期'],
      note: '年-月-日',
      example: '2026-08-20',
    },
  ],
}
