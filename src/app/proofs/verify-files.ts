import {
  type AnchoredFile,
  type AnchorStatement,
  statementOf,
} from '../../core/evidence/proof/anchor.ts'
import {
  beginCheck,
  type CheckFinding,
  type CheckResult,
  noted,
  unseen,
  wrong,
} from '../../core/evidence/proof/check-report.ts'
import { EvidenceStoreAway } from '../../core/evidence/store-away.ts'
import { formatInstant, type Instant, instantOfEpochMilliseconds } from '../../core/time/instant.ts'
import type { EvidenceStore } from '../../ports/evidence-store.ts'
import type { FilePlace, FileRow, ProofLedger } from '../../ports/proofs/proof-ledger.ts'
import { createForgottenFiles } from './forgotten-files.ts'

const A_PAGE = 100
/** Each with all that the journal tells of it. */
const GONE_A_PAGE = 50

const fileWords = ({ violationId, sha256, kind, at }: AnchoredFile) => {
  const time = formatInstant(instantOfEpochMilliseconds(at))
  return {
    zh: `线索 ${violationId} 的证据 ${sha256}（${kind}，${time}）`,
    en: `evidence ${sha256} of violation ${violationId} (${kind}, ${time})`,
  }
}

const keyOf = ({ violationId, sha256 }: FilePlace): string => `${violationId} ${sha256}`

const isSame = (row: FileRow, file: AnchoredFile): boolean =>
  row.kind === file.kind && row.at === file.at && row.details === file.details

/** Evidence that anchors name, against its rows; what was let go by its age is known in the end only. */
export function createFileRows(ledger: Pick<ProofLedger, 'filesAmong' | 'eventsOf'>, now: Instant) {
  const forgotten = createForgottenFiles(ledger, now)
  const gone = new Map<string, AnchoredFile>()
  const found: CheckFinding[] = []
  return {
    /** Whose evidence outlived its time, as the journal tells. */
    seeEntries: forgotten.seeEntries,
    async seeAnchor({ files, events, at }: AnchorStatement): Promise<void> {
      forgotten.seeAnchor(events.to, at)
      if (files.length === 0) return
      const rows = await ledger.filesAmong(files)
      const known = new Map(rows.map((row) => [keyOf(row), row]))
      for (const file of files) {
        const row = known.get(keyOf(file))
        if (row !== undefined && !isSame(row, file)) {
          const { zh, en } = fileWords(file)
          found.push(wrong(`${zh}的记录被改过`, `the row of ${en} was altered`))
        }
        const latest = gone.get(file.violationId)?.at ?? file.at
        if (row === undefined && latest <= file.at) gone.set(file.violationId, file)
      }
    },
    /** `onPage` is told before each page how many that are gone were looked at. */
    async findings(onPage: (looked: number) => void): Promise<readonly CheckFinding[]> {
      const missing: CheckFinding[] = []
      const files = [...gone.values()]
      for (let from = 0; from < files.length; from += GONE_A_PAGE) {
        onPage(from)
        const answers = await forgotten.answers(files.slice(from, from + GONE_A_PAGE))
        for (const { file, answer } of answers) {
          if (answer !== 'lawful') missing.push(goneWords(file, answer))
        }
      }
      return [...found, ...missing]
    },
  }
}

function goneWords(file: AnchoredFile, answer: 'unlawful' | 'never'): CheckFinding {
  const { zh, en } = fileWords(file)
  return answer === 'never'
    ? wrong(`${zh}的记录没有了`, `the row of ${en} is gone`)
    : wrong(
        `${zh}的记录没有了，日志称保存期满，但按日志所记当时不得删除`,
        `the row of ${en} is gone; the journal says that it outlived its time, and tells itself that it had not`,
      )
}

/** Rows that say that an anchor names them, and that it does not: put in, or altered. */
async function plantedAmong(
  ledger: ProofLedger,
  rows: readonly FileRow[],
): Promise<ReadonlyMap<FileRow, CheckFinding>> {
  const numbers = new Set(rows.map(({ anchor }) => anchor).filter((anchor) => anchor !== null))
  const named = new Map<number, ReadonlySet<string>>()
  for (const { number, statement } of await ledger.anchorsAmong([...numbers])) {
    named.set(number, new Set(statementOf(statement)?.files.map(keyOf)))
  }
  const planted = rows.filter(
    (row) => row.anchor !== null && named.get(row.anchor)?.has(keyOf(row)) !== true,
  )
  return new Map(
    planted.map((row) => {
      const { zh, en } = fileWords(row)
      return [
        row,
        wrong(
          `${zh}的记录称由第 ${row.anchor} 个锚点所签，该锚点却没有它：是插入的，或被改过`,
          `the row of ${en} says that anchor ${row.anchor} names it, which does not: it was put in, or altered`,
        ),
      ]
    }),
  )
}

/** As the store words it; `null`: it says something else. */
const hashFound = (error: unknown): string | null =>
  /now hash to ([0-9a-f]{64})/.exec(error instanceof Error ? error.message : '')?.[1] ?? null

async function alteredWords(
  ledger: ProofLedger,
  file: FileRow,
  error: unknown,
): Promise<CheckFinding> {
  const { zh, en } = fileWords(file)
  const hash = hashFound(error)
  const isAnother = hash !== null && (await ledger.hasFile(hash))
  return isAnother
    ? wrong(`${zh}被换成了另一件证据 ${hash}`, `${en} was swapped with another, ${hash}`)
    : wrong(`${zh}的文件被改过`, `the file of ${en} was altered`)
}

async function checkFile(
  ledger: ProofLedger,
  store: Pick<EvidenceStore, 'get'>,
  file: FileRow,
): Promise<readonly CheckFinding[]> {
  const { zh, en } = fileWords(file)
  try {
    const content = await store.get(file.sha256)
    return content === null ? [wrong(`${zh}的文件没有了`, `the file of ${en} is missing`)] : []
  } catch (error) {
    return error instanceof EvidenceStoreAway
      ? [unseen(`${zh}看不到：证据存储不可用`, `${en} could not be seen: the store is away`)]
      : [await alteredWords(ledger, file, error)]
  }
}

/** Reads every evidence file and works out its hash anew. `pause` is waited for before each. */
export async function checkFiles(
  ledger: ProofLedger,
  store: Pick<EvidenceStore, 'get'>,
  rows: readonly CheckFinding[],
  pause: (looked: number) => Promise<void>,
): Promise<CheckResult> {
  let check = noted(beginCheck('files'), 0, rows)
  let after = { violationId: '', sha256: '' }
  for (;;) {
    const page = await ledger.files(after, A_PAGE)
    const planted = await plantedAmong(ledger, page)
    for (const file of page) {
      await pause(check.looked)
      const own = planted.get(file)
      const found = [...(own === undefined ? [] : [own]), ...(await checkFile(ledger, store, file))]
      // It may have outlived its time while it was waited for.
      const stands = found.length === 0 || (await ledger.filesAmong([file])).length > 0
      check = noted(check, 1, stands ? found : [])
    }
    const last = page.at(-1)
    if (last === undefined || page.length < A_PAGE) return check
    after = last
  }
}
