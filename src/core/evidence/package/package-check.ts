import {
  type CheckFinding,
  type CheckOutcome,
  type CheckResult,
  worseOf,
} from '../proof/check-report.ts'
import { OUTCOME_WORDS } from '../proof/report-words.ts'

export const PACKAGE_CHECKS = [
  'archive',
  'list',
  'seal',
  'anchors',
  'journal',
  'evidence',
  'stamps',
  'missing',
] as const
export type PackageCheckName = (typeof PACKAGE_CHECKS)[number]

type Words = { readonly zh: string; readonly en: string }

const NAMES: Readonly<Record<PackageCheckName, Words>> = {
  archive: { zh: '压缩包', en: 'archive' },
  list: { zh: '文件与清单', en: 'files against the list' },
  seal: { zh: '清单签名', en: 'signature of the list' },
  anchors: { zh: '锚点', en: 'anchors' },
  journal: { zh: '日志条目与包含证明', en: 'journal entries and their proofs' },
  evidence: { zh: '证据与其登记', en: 'evidence against what was signed of it' },
  stamps: { zh: '时间戳', en: 'time stamps' },
  missing: { zh: '缺项', en: 'what is missing' },
}

export type PackageCheck = Omit<CheckResult, 'name' | 'wrong' | 'unseen'> & {
  readonly name: PackageCheckName
}

export type PackageReport = {
  readonly outcome: CheckOutcome
  /** SHA-256 of the public key that the list is signed with, to compare; `null`: there is none. */
  readonly keyFingerprint: string | null
  readonly checks: readonly PackageCheck[]
}

export const checked = (
  name: PackageCheckName,
  looked: number,
  findings: readonly CheckFinding[],
): PackageCheck => ({
  name,
  looked,
  findings,
  outcome: findings.reduce<CheckOutcome>((worst, { outcome }) => worseOf(worst, outcome), 'fine'),
})

export const packageReport = (
  checks: readonly PackageCheck[],
  keyFingerprint: string | null,
): PackageReport => ({
  outcome: checks.reduce<CheckOutcome>((worst, { outcome }) => worseOf(worst, outcome), 'fine'),
  keyFingerprint,
  checks,
})

const VERDICTS: Readonly<Record<CheckOutcome, Words>> = {
  fine: {
    zh: '结论：证据包完整，未见改动',
    en: 'Verdict: the package is whole, and nothing in it was altered',
  },
  wrong: {
    zh: '结论：证据包有异常，不可采信',
    en: 'Verdict: the package was altered or is not whole: do not rely on it',
  },
  unseen: {
    zh: '结论：看到的部分未见改动，但有未能查看的',
    en: 'Verdict: what could be looked at was not altered, but not all could be',
  },
}

/** A line for each check, one for each finding, and the verdict. */
export function packageLines({
  checks,
  outcome,
  keyFingerprint,
}: PackageReport): readonly string[] {
  const lines = checks.flatMap(({ name, looked, findings, outcome: of }) => [
    `${NAMES[name].zh}：${OUTCOME_WORDS[of].zh}（查 ${looked} 项） ${NAMES[name].en}: ${OUTCOME_WORDS[of].en} (${looked} looked at)`,
    ...findings.map(({ zh, en }) => `  · ${zh}。 ${en}.`),
  ])
  const key =
    keyFingerprint === null
      ? []
      : [
          `签署公钥 SHA-256：${keyFingerprint}，请与另行取得的公钥核对 public key that signed it, to compare with one had elsewhere`,
        ]
  return [...lines, ...key, `${VERDICTS[outcome].zh}。 ${VERDICTS[outcome].en}.`]
}
