import type { FieldPlan, SheetPlan } from './sheet-plan.ts'

const DATE = '年-月-日'
const YES_NO = '是 / 否'

/** Every row below names the institution it belongs to. */
export const INSTITUTION_OF: readonly FieldPlan[] = [
  {
    field: 'ownerCode',
    heading: '机构信用代码',
    also: ['所属机构代码', '统一社会信用代码'],
    isCode: true,
    note: '与机构名称至少填一项',
    example: '52440100MJTEXT012H',
  },
  {
    field: 'ownerName',
    heading: '所属机构',
    also: ['机构名称', '机构'],
    note: '与“机构”表一致',
    example: '(虚构)启明在线学堂',
  },
]

export const SYSTEMS: SheetPlan = {
  kind: 'systems',
  name: '业务系统',
  mark: 'system',
  fields: [
    ...INSTITUTION_OF,
    {
      field: 'system',
      heading: '系统名称',
      also: ['业务系统名称', '业务系统'],
      required: true,
      note: '',
      example: '启明直播课堂',
    },
    {
      field: 'ownPlatform',
      heading: '自有平台',
      also: ['是否自有平台'],
      note: YES_NO,
      example: '是',
    },
    { field: 'platform', heading: '平台名称', also: ['平台'], note: '', example: '' },
    {
      field: 'account',
      heading: '账号',
      also: ['平台账号'],
      isCode: true,
      note: '公众号、视频号、会议号段等',
      example: '',
    },
    {
      field: 'address',
      heading: '网址',
      also: ['系统网址', '域名'],
      note: '',
      example: 'https://school.example/',
    },
  ],
}

export const ROOMS: SheetPlan = {
  kind: 'rooms',
  name: '直播间',
  mark: 'title',
  fields: [
    ...INSTITUTION_OF,
    {
      field: 'title',
      heading: '直播间名称',
      also: ['直播间', '房间名称'],
      required: true,
      note: '',
      example: '初三数学直播间',
    },
    {
      field: 'pageUrl',
      heading: '页面地址',
      also: ['直播间网址', '页面网址', '直播间URL'],
      note: '页面与流地址至少填一项',
      example: 'https://school.example/live/1',
    },
    {
      field: 'streamUrls',
      heading: '流地址',
      also: ['拉流地址', '直播流地址'],
      note: '多个用空格或换行分开',
      example: '',
    },
    { field: 'pushUrls', heading: '推流地址', note: '多个用空格或换行分开', example: '' },
    {
      field: 'roomSystem',
      heading: '所属系统',
      also: ['业务系统'],
      note: '',
      example: '启明直播课堂',
    },
    {
      field: 'roomRegion',
      heading: '行政区划',
      also: ['行政区划代码', '区划代码', '服务地区'],
      isCode: true,
      note: '空则同机构',
      example: '',
    },
    {
      field: 'roomStage',
      heading: '学段',
      note: '空则同机构(机构只有一个学段时)',
      example: '义务教育',
    },
    {
      field: 'cutPlatform',
      heading: '切断平台',
      also: ['媒体服务器类型'],
      note: 'node-media-server、srs、nginx-rtmp、mediamtx、zlmediakit、tencent-css、aliyun-live、webhook;空则 node-media-server',
      example: '',
    },
    {
      field: 'cutApiUrl',
      heading: '切断接口',
      also: ['媒体服务器接口', '推流域名'],
      note: '媒体服务器的管理地址;云直播填推流域名',
      example: '',
    },
    { field: 'cutApp', heading: '切断应用名', also: ['应用名'], note: '', example: '' },
    { field: 'cutStream', heading: '切断流名', also: ['流名'], note: '', example: '' },
    { field: 'active', heading: '启用', also: ['是否启用', '状态'], note: YES_NO, example: '是' },
  ],
}

export const COURSES: SheetPlan = {
  kind: 'courses',
  name: '课程',
  mark: 'course',
  fields: [
    ...INSTITUTION_OF,
    {
      field: 'course',
      heading: '课程名称',
      also: ['课程'],
      required: true,
      note: '',
      example: '初二数学',
    },
    { field: 'className', heading: '班次', also: ['班级', '班型'], note: '', example: '周三班' },
    {
      field: 'subject',
      heading: '科目',
      also: ['学科', '科目代码'],
      note: '语文、数学…;非学科填“非学科”',
      example: '数学',
    },
    {
      field: 'courseStage',
      heading: '学段',
      note: '空则同机构(机构只有一个学段时)',
      example: '义务教育',
    },
    {
      field: 'courseRegion',
      heading: '行政区划',
      also: ['行政区划代码', '区划代码', '服务地区'],
      isCode: true,
      note: '空则同机构',
      example: '',
    },
    {
      field: 'from',
      heading: '开课日期',
      also: ['开始日期', '起始日期'],
      required: true,
      note: DATE,
      example: '2026-09-02',
    },
    {
      field: 'until',
      heading: '结课日期',
      also: ['结束日期', '截止日期'],
      required: true,
      note: DATE,
      example: '2026-12-30',
    },
    {
      field: 'weekdays',
      heading: '上课星期',
      also: ['星期', '上课日'],
      required: true,
      note: '周一、周三;每天;周末',
      example: '周三',
    },
    {
      field: 'lessons',
      heading: '上课时间',
      also: ['课时时间', '上课时段', '上课开始时间', '上课起始时间'],
      required: true,
      note: '18:30-19:00;19:10-19:40',
      example: '18:30-19:00;19:10-19:40',
    },
    {
      field: 'lessonEnd',
      heading: '下课时间',
      also: ['上课结束时间', '上课终止时间'],
      note: '上课时间只填开始时刻时填写',
      example: '',
    },
    { field: 'teacher', heading: '教师', also: ['授课教师'], note: '姓名脱敏', example: '张*' },
    {
      field: 'materialFiling',
      heading: '培训材料备案号',
      also: ['材料备案号'],
      isCode: true,
      note: '',
      example: '',
    },
    { field: 'priceYuan', heading: '售价', also: ['价格', '收费'], note: '元', example: '300' },
  ],
}
