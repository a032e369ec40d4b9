import { isWhole, type Jurisdiction } from './jurisdiction.ts'
import type { TokenScope } from './token-scopes.ts'

/**
 * Roles of accounts, most rights first. `reader` is a program's alone: it reads and exports, as tokens of that name
 * always could.
 */
export const ACCOUNT_ROLES = [
  'administrator',
  'officer',
  'operator',
  'analyst',
  'observer',
] as const
export type AccountRole = (typeof ACCOUNT_ROLES)[number]
export type CallerRole = AccountRole | 'reader'

/** What may be done. Every route of the API names one; which role may do which is `RIGHTS`. */
export type Act =
  /** Whatever concerns nobody else: who am I, my password, sign out. */
  | 'self'
  /** Look at everything that is kept of the own regions, and ask what the law says. */
  | 'read'
  /** Take data out of the house in bulk. */
  | 'export'
  /** Take the originals of a case along, as the package that strangers can check. */
  | 'packages'
  /** Decide on leads and what follows from them: claim, confirm, dismiss, refer, close, letters, cards, holds. */
  | 'decide'
  /** Order that a stream is cut, approve, decline or stop it, and make a wrong one good. */
  | 'cut'
  /** Take back an order that another person gave. One's own, and those of the machine, come with `cut`. */
  | 'undo-others'
  /** Second person, fuses, cooling-off, automatic orders: what the office allows itself when it cuts. */
  | 'cut-rules'
  | 'sweeps'
  /** Make reports and file them. */
  | 'reports'
  /** Columns and texts of reports, for the whole installation. */
  | 'report-template'
  | 'calendars'
  | 'channels'
  | 'duty'
  /** Hand one's shift over. */
  | 'hand-over'
  /** Begin and end rehearsals, and read everybody's sheets. */
  | 'rehearse'
  /** Say, as a second person, what he sees in a lead that somebody decided. */
  | 'second-review'
  /** Say how many decisions are reviewed, and have one reviewed. */
  | 'draw-reviews'
  /** Settle what two people saw otherwise. */
  | 'settle-reviews'
  /** See how well each person decides. One's own figures come with `second-review`. */
  | 'persons-figures'
  /** Put back a fuse that stopped cutting. */
  | 'fuses'
  /** End a legal hold, so that what it kept may be deleted. */
  | 'lift-holds'
  /** What a finding is called by: words, models, what people's corrections teach. */
  | 'judgement'
  /** Institutions, rooms, courses. */
  | 'registry'
  /** Accounts of people and tokens of programs. */
  | 'accounts'
  /** Read who did what, when and why. */
  | 'audit'
  /** Nodes and refused pictures. */
  | 'upkeep'
  /** Change settings while the program runs, among them how long evidence is kept. */
  | 'settings'

const OBSERVER = ['self', 'read'] as const
const READER = [...OBSERVER, 'export'] as const
const ANALYST = [...READER, 'packages'] as const
const OPERATOR = [...ANALYST, 'decide', 'second-review', 'cut', 'hand-over', 'fuses'] as const
const OFFICER = [
  ...OPERATOR,
  'undo-others',
  'cut-rules',
  'sweeps',
  'reports',
  'calendars',
  'channels',
  'duty',
  'rehearse',
  'draw-reviews',
  'settle-reviews',
  'persons-figures',
] as const
const ADMINISTRATOR = [
  ...OFFICER,
  'judgement',
  'registry',
  'accounts',
  'report-template',
  'lift-holds',
  'audit',
  'upkeep',
  'settings',
] as const

const RIGHTS: Readonly<Record<CallerRole, readonly Act[]>> = {
  administrator: ADMINISTRATOR,
  officer: OFFICER,
  operator: OPERATOR,
  analyst: ANALYST,
  observer: OBSERVER,
  reader: READER,
}

/** Whether a role has an act at all; where, is for its `Jurisdiction` to say. */
export const mayDo = (role: CallerRole, act: Act): boolean => RIGHTS[role].includes(act)

/** Acts that change what holds for the whole installation: not for those who are bound to regions. */
const WHOLE_ONLY: readonly Act[] = [
  'cut-rules',
  'sweeps',
  'report-template',
  'calendars',
  'duty',
  'hand-over',
  'fuses',
  'judgement',
  'audit',
  'upkeep',
  'settings',
]

/**
 * What a program's token has to be made for, where it is made for something. `null`: for none that is bound so.
 * Those of `PEOPLE_ONLY` are for no token at all.
 */
const SCOPE_OF: Readonly<Record<Act, TokenScope | null>> = {
  self: 'read',
  read: 'read',
  export: 'read',
  audit: 'read',
  decide: 'review',
  packages: 'review',
  cut: 'cut',
  'undo-others': 'cut',
  fuses: 'cut',
  sweeps: 'manage',
  reports: 'manage',
  'report-template': 'manage',
  calendars: 'manage',
  channels: 'manage',
  duty: 'manage',
  'hand-over': 'manage',
  'lift-holds': 'manage',
  judgement: 'manage',
  registry: 'manage',
  upkeep: 'manage',
  settings: null,
  accounts: null,
  'cut-rules': null,
  rehearse: null,
  'second-review': null,
  'draw-reviews': 'manage',
  'settle-reviews': null,
  'persons-figures': null,
}

/**
 * A token that makes others, and people, would speak with many voices and never end; one that changes who may cut would
 * give itself the second person's word; one that changes for how long evidence is kept could have it deleted.
 */
const PEOPLE_ONLY: readonly Act[] = ['accounts', 'cut-rules', 'settings']

const ACT_WORDS: Readonly<Record<Act, { readonly zh: string; readonly en: string }>> = {
  self: { zh: '管理自己的账号', en: 'manage one’s own account' },
  read: { zh: '查看', en: 'look' },
  export: { zh: '导出数据', en: 'export data' },
  packages: { zh: '导出证据包', en: 'export evidence packages' },
  decide: { zh: '处置线索', en: 'decide on leads' },
  'second-review': { zh: '作为第二人复核', en: 'review as a second person' },
  'draw-reviews': { zh: '设定抽查', en: 'draw reviews' },
  'settle-reviews': { zh: '裁定分歧', en: 'settle disagreements' },
  'persons-figures': { zh: '查看个人复核数据', en: 'see the figures of persons' },
  cut: { zh: '下令阻断', en: 'order cuts' },
  'undo-others': { zh: '撤销他人的阻断令', en: 'undo orders of others' },
  'cut-rules': { zh: '修改阻断规则', en: 'change the rules of cutting' },
  sweeps: { zh: '管理巡查计划', en: 'manage sweeps' },
  reports: { zh: '制作和报送报表', en: 'make and file reports' },
  'report-template': { zh: '修改报表模板', en: 'change the template of reports' },
  calendars: { zh: '管理校历', en: 'manage calendars' },
  channels: { zh: '管理告警渠道', en: 'manage channels' },
  duty: { zh: '管理值班', en: 'manage duty' },
  rehearse: { zh: '主持演练', en: 'lead rehearsals' },
  'hand-over': { zh: '交班', en: 'hand a shift over' },
  fuses: { zh: '复位保险丝', en: 'reset fuses' },
  'lift-holds': { zh: '解除证据保全', en: 'lift legal holds' },
  judgement: { zh: '管理词库与模型', en: 'manage words and models' },
  registry: { zh: '管理机构与直播间', en: 'manage the register' },
  accounts: { zh: '管理账号与令牌', en: 'manage accounts and tokens' },
  audit: { zh: '查看审计记录', en: 'read the audit' },
  upkeep: { zh: '维护系统', en: 'maintain the system' },
  settings: { zh: '修改运行中的设置', en: 'change settings while it runs' },
}

const ROLE_WORDS: Readonly<Record<CallerRole, { readonly zh: string; readonly en: string }>> = {
  administrator: { zh: '管理员', en: 'administrator' },
  officer: { zh: '执法主管', en: 'officer' },
  operator: { zh: '值守员', en: 'operator' },
  analyst: { zh: '分析员', en: 'analyst' },
  observer: { zh: '观察员', en: 'observer' },
  reader: { zh: '只读令牌', en: 'read-only token' },
}

const ACTS = Object.keys(ACT_WORDS) as readonly Act[]

/** The least role of people that may do it. */
const leastRoleFor = (act: Act): AccountRole =>
  ACCOUNT_ROLES.findLast((role) => mayDo(role, act)) ?? 'administrator'

/** Who wants to do something, and where he may. */
export type Doer = {
  readonly role: CallerRole
  readonly jurisdiction: Jurisdiction
  /** Left out: a person who signed in. */
  readonly kind?: 'cookie' | 'token'
  /** Of a token that was made for something; `null`, or left out: whatever the role may. */
  readonly scopes?: readonly TokenScope[] | null
}

function outsideScopes({ scopes }: Doer, act: Act): string | null {
  if (scopes === undefined || scopes === null) return null
  const scope = SCOPE_OF[act]
  const { zh, en } = ACT_WORDS[act]
  if (scope === null) {
    return `限定用途的令牌不能${zh}。A token that is made for something may not ${en}.`
  }
  if (scopes.includes(scope)) return null
  return `该令牌的用途不含 ${scope}，不能${zh}。The token is not made for ${scope}: it may not ${en}.`
}

/** Why somebody may not do something, in one sentence for people; `null`: he may. The same whatever it is done to. */
export function whyNot(doer: Doer, act: Act): string | null {
  const { role, jurisdiction } = doer
  const what = ACT_WORDS[act]
  if (!mayDo(role, act)) {
    const least = ROLE_WORDS[leastRoleFor(act)]
    const own = ROLE_WORDS[role]
    return `${own.zh}不能${what.zh}，需要${least.zh}或以上角色。The role ${own.en} may not ${what.en}: it takes ${least.en} or above.`
  }
  if (WHOLE_ONLY.includes(act) && !isWhole(jurisdiction)) {
    return `${what.zh}影响全部地区，须由不限地区的账号进行。To ${what.en} concerns every region: it takes an account that is not bound to regions.`
  }
  if (doer.kind === 'token' && PEOPLE_ONLY.includes(act)) {
    const least = ROLE_WORDS[leastRoleFor(act)]
    return `令牌不能${what.zh}，须由登录的${least.zh}进行。A token may not ${what.en}: it takes an ${least.en} who is signed in.`
  }
  return outsideScopes(doer, act)
}

/** All that somebody may do, for pages that say beforehand what would be refused. */
export const actsOf = (doer: Doer): readonly Act[] =>
  ACTS.filter((act) => whyNot(doer, act) === null)
