import type { CheckName, CheckOutcome, CheckResult, VerifyReport } from './check-report.ts'

type Words = { readonly zh: string; readonly en: string }

export const CHECK_WORDS: Readonly<Record<CheckName, Words>> = {
  chain: { zh: '哈希链', en: 'hash chain' },
  anchors: { zh: '锚点', en: 'anchors' },
  outside: { zh: '库外锚点', en: 'anchors outside the database' },
  stamps: { zh: '时间戳', en: 'time stamps' },
  rows: { zh: '记录与日志', en: 'rows against the journal' },
  files: { zh: '证据文件', en: 'evidence files' },
}

export const OUTCOME_WORDS: Readonly<Record<CheckOutcome, Words>> = {
  fine: { zh: '无异常', en: 'fine' },
  wrong: { zh: '有异常', en: 'WRONG' },
  unseen: { zh: '未能查看', en: 'could not see' },
}

function countWords({ looked, wrong, unseen }: CheckResult): Words {
  const zh = [
    `查 ${looked} 项`,
    wrong > 0 ? `异常 ${wrong}` : '',
    unseen > 0 ? `未能查看 ${unseen}` : '',
  ]
  const en = [
    `${looked} looked at`,
    wrong > 0 ? `${wrong} wrong` : '',
    unseen > 0 ? `${unseen} unseen` : '',
  ]
  const told = (words: readonly string[], by: string) =>
    words.filter((word) => word !== '').join(by)
  return { zh: told(zh, '，'), en: told(en, ', ') }
}

/** A line for each check, and behind it a line for each thing that was found. */
export function reportLines({ checks }: VerifyReport): readonly string[] {
  return checks.flatMap((check) => {
    const [name, outcome, counts] = [
      CHECK_WORDS[check.name],
      OUTCOME_WORDS[check.outcome],
      countWords(check),
    ]
    return [
      `${name.zh}：${outcome.zh}（${counts.zh}） ${name.en}: ${outcome.en} (${counts.en})`,
      ...check.findings.map(({ zh, en }) => `  · ${zh}。 ${en}.`),
    ]
  })
}

/** The first things that were found, for a notice; empty where all is fine. */
export function shortWords({ checks }: VerifyReport): Words {
  const odd = checks.filter(({ outcome }) => outcome !== 'fine')
  const first = (language: keyof Words) =>
    odd.map(({ name, outcome, findings }) => {
      const found = findings.find((one) => one.outcome === outcome)?.[language] ?? ''
      return `${CHECK_WORDS[name][language]} ${OUTCOME_WORDS[outcome][language]}${language === 'zh' ? '：' : ': '}${found}`
    })
  return { zh: first('zh').join('；'), en: first('en').join('; ') }
}
