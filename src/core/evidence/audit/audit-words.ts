import type { JournalEventType } from '../journal-event.ts'

type Words = { readonly zh: string; readonly en: string }

/** Every kind of journal entry; a kind without words does not compile. */
const OF_TYPES: Readonly<Record<JournalEventType, Words>> = {
  'violation.opened': { zh: '发现疑似违规线索', en: 'Lead found' },
  'violation.extended': { zh: '继续看到授课', en: 'Teaching seen again' },
  'violation.ended': { zh: '线索所涉授课结束', en: 'Teaching of a lead ended' },
  'violation.changed': { zh: '处理线索', en: 'Lead handled' },
  'alert.raised': { zh: '发出告警', en: 'Alert raised' },
  'alert.changed': { zh: '处理告警', en: 'Alert handled' },
  'cut.changed': { zh: '阻断令变更', en: 'Cut order changed' },
  'room.changed': { zh: '直播间状态变更', en: 'Room state changed' },
  'coverage.changed': { zh: '覆盖变更', en: 'Coverage changed' },
  'system.changed': { zh: '系统变更', en: 'System changed' },
  'account.changed': { zh: '账号变更', en: 'Account changed' },
}

/** Acts that are told apart within a kind. */
const OF_ACTS = {
  'violation.letter': { zh: '函件办理', en: 'Letter handled' },
  'violation.card': { zh: '红黄牌办理', en: 'Card handled' },
  'violation.note': { zh: '备注', en: 'Note' },
  'violation.review': { zh: '复核或裁定', en: 'Second review or settlement' },
  'violation.automatic-cut': { zh: '自动阻断', en: 'Automatic cut' },
  'cut.dry-run': { zh: '预演阻断', en: 'Dry run of a cut' },
  'room.registered': { zh: '登记或修改直播间', en: 'Room registered or changed' },
  'room.previewed': { zh: '观看直播预览', en: 'Live preview looked at' },
  'room.removed': { zh: '删除直播间', en: 'Room removed' },
  'rooms.changed': { zh: '批量修改直播间', en: 'Many rooms changed' },
  'institution.changed': { zh: '登记或修改机构', en: 'Institution registered or changed' },
  'institution.removed': { zh: '删除机构', en: 'Institution removed' },
  'import.made': { zh: '导入名录', en: 'Register imported' },
  'hold.changed': { zh: '保全变更', en: 'Legal hold changed' },
  'cut-rules.changed': { zh: '修改阻断规则', en: 'Rules of cutting changed' },
  'report-template.changed': { zh: '修改报表模板', en: 'Template of reports changed' },
  'report.changed': { zh: '报表制作或报送', en: 'Report made or filed' },
  'sweep.changed': { zh: '修改巡查安排', en: 'Sweep changed' },
  'run.changed': { zh: '巡查运行变更', en: 'Run changed' },
  'review-share.changed': { zh: '复核抽查比例变更', en: 'Share of second reviews changed' },
  'fuse.changed': { zh: '阻断保险丝变更', en: 'Fuse of cuts changed' },
  'settings.changed': { zh: '修改运行中设置', en: 'Setting changed while running' },
  'node.changed': { zh: '节点分工变更', en: 'Work of a node changed' },
  'picture.changed': { zh: '拒读图片变更', en: 'Refused picture changed' },
  'judgement.changed': { zh: '自定义词或模型变更', en: 'Own words or model changed' },
  'channel.changed': { zh: '告警渠道变更', en: 'Alert channel changed' },
  'channel.tested': { zh: '测试告警渠道', en: 'Alert channel tested' },
  'channel.subscribed': { zh: '开启浏览器通知', en: 'Browser notification on' },
  'channel.unsubscribed': { zh: '关闭浏览器通知', en: 'Browser notification off' },
  'duty.changed': { zh: '值班表变更', en: 'Duty roster changed' },
  'calendar.changed': { zh: '法定时间数据变更', en: 'Legal schedules changed' },
  'journal.verified': { zh: '核对日志与证据', en: 'Journal and evidence checked' },
  'retention.forgot': { zh: '到期删除', en: 'Deleted when its time was over' },
  'search.made': { zh: '查找读到和听到的内容', en: 'Looked through what was read and heard' },
  'package.exported': { zh: '导出证据包', en: 'Evidence package exported' },
  'export.made': { zh: '导出', en: 'Taken out as a file' },
  'search.kept': { zh: '保存的查找变更', en: 'Saved search changed' },
  'attention.found': { zh: '保存的查找有新内容', en: 'A saved search found something' },
  'load.changed': { zh: '巡查负荷调整', en: 'Load of the patrol adjusted' },
  'canary.told': { zh: '自检结果', en: 'Self-check' },
  'clock.told': { zh: '时钟检查', en: 'Clock checked' },
  'backup.restored': { zh: '从备份恢复', en: 'Restored from a backup' },
  'installation.changed': { zh: '安装信息变更', en: 'Installation changed' },
  'token.made': { zh: '新建令牌', en: 'Token made' },
  'token.revoked': { zh: '吊销令牌', en: 'Token revoked' },
  'account.made': { zh: '新建账号', en: 'Account made' },
  'account.password': { zh: '修改或重设密码', en: 'Password changed or reset' },
  'account.locked': { zh: '锁定账号', en: 'Account locked' },
  'account.unlocked': { zh: '解除锁定', en: 'Account unlocked' },
  'account.golden': { zh: '质量抽查', en: 'Quality check' },
  'account.sessions': { zh: '结束登录', en: 'Sessions ended' },
  'account.signed-in': { zh: '登录', en: 'Signed in' },
  'account.signed-out': { zh: '退出登录', en: 'Signed out' },
  'account.sign-in-failed': { zh: '登录失败', en: 'Sign-in failed' },
} as const satisfies Readonly<Record<string, Words>>

export type AuditAct = JournalEventType | keyof typeof OF_ACTS

/** What every act is called. */
export const AUDIT_WORDS: Readonly<Record<AuditAct, Words>> = { ...OF_TYPES, ...OF_ACTS }

export const isAuditAct = (text: string): text is AuditAct => Object.hasOwn(AUDIT_WORDS, text)
