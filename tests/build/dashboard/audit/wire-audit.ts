import type { AuditEntry } from '../../../../src/contracts/audit/audit.ts'

type Told = Pick<AuditEntry, 'who' | 'kind' | 'act' | 'why'> & {
  readonly about: Pick<AuditEntry['about'], 'kind' | 'id'> & Partial<AuditEntry['about']>
}

const TOLD: readonly Told[] = [
  {
    who: 'user:admin',
    kind: 'account.changed',
    act: { zh: '锁定账号', en: 'Account locked' },
    about: { kind: 'account', id: 'u3', name: '离职的同事' },
    why: '调离',
  },
  {
    who: 'user:王芳',
    kind: 'cut.changed',
    act: { zh: '阻断令变更', en: 'Cut order changed' },
    about: { kind: 'cut', id: '0195f2a4-7c11-7a30-9d8e-2f6b1c0d3e5f', violationId: 'v1' },
    why: '画面为初二数学授课，时间在禁止时段内，已核对课程表与营业执照，无例外情形。',
  },
  {
    who: 'program:省平台',
    kind: 'room.changed',
    act: { zh: '登记或修改直播间', en: 'Room registered or changed' },
    about: { kind: 'room', id: 'r1', name: '初二数学冲刺班' },
    why: '同步名录。The register was brought up to date.',
  },
  {
    who: 'system',
    kind: 'account.changed',
    act: { zh: '登录失败', en: 'Sign-in failed' },
    about: { kind: 'account', id: 'u2', name: '王芳' },
    why: '',
  },
]

export const wireAudit = (at: string): readonly AuditEntry[] =>
  TOLD.map(({ about, ...entry }, place) => ({
    sequence: 1_204 - place,
    at,
    hash: 'a'.repeat(64),
    ...entry,
    about: { name: null, violationId: null, ...about },
  }))
