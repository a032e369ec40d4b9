import type { CutStatus } from '../cuts/cut-order.ts'
import type { Subject } from '../reading/subject.ts'
import { STATUS_WORDS } from '../violations/decide-review.ts'
import type { ViolationStatus } from '../violations/violation.ts'

/** Subjects as the papers of offices name them. */
export const SUBJECT_NAMES: Readonly<Record<Subject, string>> = {
  CHN: '语文',
  MAT: '数学',
  ENG: '英语',
  JPN: '日语',
  RUS: '俄语',
  PHY: '物理',
  CHE: '化学',
  BIO: '生物',
  POL: '道德与法治（思想政治）',
  HIS: '历史',
  GEO: '地理',
}

/** What became of an order, for a table: only what our own look has shown is 已证实. */
export const CUT_NAMES: Readonly<Record<CutStatus, string>> = {
  requested: '已申请',
  'not-approved': '未获批准',
  approved: '已批准',
  sent: '已发出',
  accepted: '服务器已受理',
  verified: '已证实',
  'cached-tail': '仅余缓存',
  'accepted-unverified': '未能证实',
  refused: '服务器拒绝',
  failed: '未能执行',
  'cannot-verify': '无法复查',
  'came-back': '又开播',
  'came-back-elsewhere': '在别处又开播',
  held: '未再开播',
  undone: '已解除',
}

export const statusName = (status: ViolationStatus): string =>
  STATUS_WORDS[status].split(' ')[0] ?? status
