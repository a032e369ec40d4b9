/** What the groups of operations are about, in the order in which they are browsed. */
export const TAGS = [
  { name: 'session', description: '登录与退出 Signing in and out, and who asks' },
  { name: 'access', description: '账号与令牌 Accounts of people and tokens of programs' },
  { name: 'audit', description: '审计：谁在何时做了什么 The audit: who did what, and when' },
  { name: 'rooms', description: '直播间及其现状 Live rooms and what they are right now' },
  {
    name: 'institutions',
    description: '机构与名录导入 Institutions, and the register from a file',
  },
  { name: 'courses', description: '课程与课表 Courses with their timetables' },
  {
    name: 'violations',
    description: '线索、证据与处理 Violations, their evidence and what became of them',
  },
  {
    name: 'quality',
    description:
      '复核：第二人、分歧、质量 Second persons, disagreements, and how well people decide',
  },
  { name: 'cuts', description: '阻断令 Orders to cut a stream, and their proof' },
  {
    name: 'letters',
    description: '函件与送达 Letters to platforms and institutions, and their receipts',
  },
  { name: 'cards', description: '红黄牌 Cards, their notices and appeals' },
  {
    name: 'reports',
    description: '报表：制作、报送与移送函 Reports, made and filed, and referrals',
  },
  { name: 'alerts', description: '告警 Alerts, one a violation' },
  {
    name: 'channels',
    description: '告警渠道与值班表 How alerts leave the program, and who is on duty',
  },
  { name: 'coverage', description: '覆盖台账 What was seen, and what nobody saw' },
  { name: 'legal time', description: '法定时间 What is allowed when, and under which rule' },
  { name: 'regions', description: '行政区划 Provinces, cities and counties' },
  { name: 'sweeps', description: '巡查安排 What is patrolled, and how often' },
  {
    name: 'judgement',
    description:
      '自定义词与学得的模型 Words of your own and learned models, tried before they count',
  },
  {
    name: 'rehearsals',
    description: '演练 Rehearsals, begun and ended from the page, and their sheets',
  },
  { name: 'events', description: '实时事件 The journal as it grows' },
  { name: 'system', description: '系统状况 How the program fares' },
  { name: 'machines', description: '供监控程序 For the machines that look after this one' },
]

/** What the success of an operation is, by its status. */
export const SUCCESS: Readonly<Record<string, string>> = {
  200: '成功 Done',
  201: '已建立 Made',
  204: '已完成，没有内容 Done; there is nothing to show',
  503: '尚未就绪 Not ready',
}

export const INTRODUCTION = `校外培训直播巡查。错误一律为 RFC 9457 problem+json，故障码见 docs/errors.md。
写请求：浏览器会话须带 CSRF 令牌（由 \`GET /api/v1/session\` 取得）；程序用 Bearer 令牌。

Patrols live rooms of tutoring institutions. Errors are RFC 9457 problems; their codes are in docs/errors.md.
Writes with a session cookie carry the CSRF token that \`GET /api/v1/session\` gives; programs use a bearer token.`

/** Which roles may call an operation. */
export const rolesSentence = (roles: readonly string[]): string => `角色 Roles: ${roles.join(', ')}`
