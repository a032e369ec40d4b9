import {
  type AnchorPoint,
  handoverText,
  type SignedAnchor,
} from '../../core/evidence/proof/anchor.ts'
import type { AnchorTools } from '../../core/evidence/proof/check-anchors.ts'
import {
  beginCheck,
  type CheckFinding,
  type CheckName,
  type CheckResult,
  noted,
  reportOf,
  unseen,
  type VerifyReport,
  wrong,
} from '../../core/evidence/proof/check-report.ts'
import { type Duration, milliseconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type { EvidenceStore } from '../../ports/evidence-store.ts'
import type { Sha256 } from '../../ports/hasher.ts'
import type { AnchorBook, AnchorSigner } from '../../ports/proofs/anchor-book.ts'
import type { ProofLedger } from '../../ports/proofs/proof-ledger.ts'
import { checkBook, pairedAnchors } from './paired-anchors.ts'
import { checkFiles, createFileRows } from './verify-files.ts'
import { checkRows, rowsGone } from './verify-rows.ts'
import { checkStamps, type StampCheck } from './verify-stamps.ts'
import { walkJournal } from './walk-journal.ts'

export type VerifyDeps = {
  readonly clock: Pick<Clock, 'now' | 'sleep'>
  readonly ledger: ProofLedger
  readonly books: readonly AnchorBook[]
  readonly tools: AnchorTools
  readonly sha256: Sha256
  readonly evidenceStore: Pick<EvidenceStore, 'get'>
  /** Whose anchors they have to be, and who handed on to him; `null`: nobody knows. */
  readonly signer: Pick<AnchorSigner, 'key' | 'handover'> | null
  readonly stamps: StampCheck
}

export type VerifyPace = {
  /** Files that are read in a second at most; 0: as fast as it goes. */
  readonly filesPerSecond: number
  readonly onProgress: (check: CheckName, looked: number) => void
  /** Ends it: what was not looked at is unseen. */
  readonly signal: AbortSignal
}

export class VerifyStopped extends Error {}

/** That of the outside, which who has the database cannot write; its own where there is none. */
async function* chosen(deps: VerifyDeps, book: AnchorBook | null): AsyncGenerator<SignedAnchor> {
  for await (const { outside, kept } of pairedAnchors(deps.ledger, book)) {
    const anchor = outside ?? kept
    if (anchor !== null) yield anchor
  }
}

/** Until the new key has something to sign the last anchor is of the one that handed on to it. */
function isHandedOn(
  { signer, tools }: Pick<VerifyDeps, 'signer' | 'tools'>,
  last: string,
): boolean {
  if (signer === null || signer.handover?.from !== last) return false
  return tools.isSigned(last, handoverText(signer.key), signer.handover.signature)
}

function keyFindings(deps: VerifyDeps, point: AnchorPoint): readonly CheckFinding[] {
  const { signer } = deps
  if (point.key === null) return []
  if (signer === null) {
    return [
      unseen(
        '没有可比对的公钥：无法确认锚点由本安装签署',
        'there is no public key to compare with: whether this installation signed the anchors cannot be seen',
      ),
    ]
  }
  return point.key === signer.key || isHandedOn(deps, point.key)
    ? []
    : [
        wrong(
          '最后一个锚点不是由本安装的密钥签署',
          'the last anchor was not signed by the key of this installation',
        ),
      ]
}

async function checkBooks(
  { ledger, books }: VerifyDeps,
  onPage: (looked: number) => void,
): Promise<CheckResult> {
  let all = beginCheck('outside')
  for (const book of books) {
    const before = all.looked
    const { looked, findings } = await checkBook(ledger, book, (count) => onPage(before + count))
    all = noted(all, looked, findings)
  }
  return all
}

/** The first book that has anything: each is compared with the database by itself. */
async function fullestBook({ books }: VerifyDeps): Promise<AnchorBook | null> {
  for (const book of books) if ((await book.last().catch(() => null)) !== null) return book
  return null
}

const pauseOf = (filesPerSecond: number): Duration =>
  milliseconds(filesPerSecond === 0 ? 0 : 1_000 / filesPerSecond)

/** Looks at all of it: the chain, the anchors here and outside, the rows, the files. Changes nothing. */
export async function verifyJournal(deps: VerifyDeps, pace: VerifyPace): Promise<VerifyReport> {
  const { ledger, evidenceStore, clock, sha256, tools } = deps
  const step = (check: CheckName, looked: number): void => {
    if (pace.signal.aborted) throw new VerifyStopped('stopped')
    pace.onProgress(check, looked)
  }
  const outside = await checkBooks(deps, (count) => step('outside', count))
  const fileRows = createFileRows(ledger, clock.now())
  const told = new Set<string>()
  const gone: CheckFinding[] = []
  let looked = 0
  const walked = await walkJournal(
    {
      ledger,
      sha256,
      tools,
      onPage: async (rows) => {
        looked += rows.length
        step('chain', looked)
        fileRows.seeEntries(rows)
        gone.push(...(await rowsGone(ledger, rows, told)))
      },
      onAnchor: (statement) => fileRows.seeAnchor(statement),
    },
    chosen(deps, await fullestBook(deps)),
  )
  const anchors = noted(walked.anchors, 0, keyFindings(deps, walked.point))
  const stamps = await checkStamps({ ledger, hash: tools.hash, stamps: deps.stamps }, (count) =>
    step('stamps', count),
  )
  const rows = await checkRows(ledger, gone, async (count) => step('rows', count))
  const pause = pauseOf(pace.filesPerSecond)
  const files = await checkFiles(
    ledger,
    evidenceStore,
    await fileRows.findings((count) => step('files', count)),
    async (count) => {
      step('files', count)
      if (pause > 0) await clock.sleep(pause, pace.signal)
    },
  )
  const stamped = stamps === null ? [] : [stamps]
  return reportOf([walked.chain, anchors, outside, ...stamped, rows, files])
}
