import type { AnchoredFile, AnchorStatement } from '../../core/evidence/proof/anchor.ts'
import { bodyOf, type JournalRow } from '../../core/evidence/proof/check-chain.ts'
import {
  beginCheck,
  type CheckFinding,
  type CheckResult,
  noted,
  unseen,
  wrong,
} from '../../core/evidence/proof/check-report.ts'
import { EvidenceStoreAway } from '../../core/evidence/store-away.ts'
import { formatInstant, instantOfEpochMilliseconds } from '../../core/time/instant.ts'
import type { EvidenceStore } from '../../ports/evidence-store.ts'
import type { FileRow, ProofLedger } from '../../ports/proofs/proof-ledger.ts'

const A_PAGE = 100

const fileWords = ({ violationId, sha256, kind, at }: AnchoredFile) => {
  const time = formatInstant(instantOfEpochMilliseconds(at))
  return {
    zh: `线索 ${violationId} 的证据 ${sha256}（${kind}，${time}）`,
    en: `evidence ${sha256} of violation ${violationId} (${kind}, ${time})`,
  }
}

const isSame = (row: FileRow, file: AnchoredFile): boolean =>
  row.kind === file.kind && row.at === file.at && row.details === file.details

/** Evidence that anchors name, against its rows; what was let go by its age is known in the end only. */
export function createFileRows(ledger: ProofLedger) {
  const forgotten = new Set<string>()
  const gone = new Map<string, AnchoredFile>()
  let found: readonly CheckFinding[] = []
  return {
    /** Whose evidence outlived its time, as the journal tells. */
    seeEntries(rows: readonly JournalRow[]): void {
      for (const { subjectId, body } of rows) {
        if (subjectId !== 'retention') continue
        const data = bodyOf(body)?.['data']
        const ids = (data as { readonly evidenceOf?: unknown } | null)?.evidenceOf
        if (Array.isArray(ids)) for (const id of ids) forgotten.add(String(id))
      }
    },
    async seeAnchor({ files }: AnchorStatement): Promise<void> {
      if (files.length === 0) return
      const rows = await ledger.filesAmong(files)
      const keyOf = ({ violationId, sha256 }: AnchoredFile) => `${violationId} ${sha256}`
      const known = new Map(rows.map((row) => [keyOf(row), row]))
      for (const file of files) {
        const row = known.get(keyOf(file))
        if (row === undefined) gone.set(file.violationId, file)
        else if (!isSame(row, file)) {
          const { zh, en } = fileWords(file)
          found = [...found, wrong(`${zh}的记录被改过`, `the row of ${en} was altered`)]
        }
      }
    },
    findings(): readonly CheckFinding[] {
      const missing = [...gone].filter(([violationId]) => !forgotten.has(violationId))
      return [
        ...found,
        ...missing.map(([, file]) => {
          const { zh, en } = fileWords(file)
          return wrong(`${zh}的记录没有了`, `the row of ${en} is gone`)
        }),
      ]
    },
  }
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
    for (const file of page) {
      await pause(check.looked)
      const found = await checkFile(ledger, store, file)
      // It may have outlived its time while it was waited for.
      const stands = found.length === 0 || (await ledger.filesAmong([file])).length > 0
      check = noted(check, 1, stands ? found : [])
    }
    const last = page.at(-1)
    if (last === undefined || page.length < A_PAGE) return check
    after = last
  }
}
