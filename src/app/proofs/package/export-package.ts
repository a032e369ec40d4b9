import type { PackageTools } from '../../../core/evidence/package/check-list.ts'
import { CHECK_SCRIPT, PACKAGE_README } from '../../../core/evidence/package/check-script.ts'
import {
  type ListedFile,
  type MissingItem,
  PACKAGE_FORMAT,
  type PackageManifest,
  PLACES,
  sumLine,
} from '../../../core/evidence/package/package-format.ts'
import { recordDocument, recordHtml } from '../../../core/evidence/package/package-record.ts'
import { hexOf } from '../../../core/evidence/proof/anchor.ts'
import { type Result, succeed } from '../../../core/fault.ts'
import { formatInstant, type Instant } from '../../../core/time/instant.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { EvidenceStore } from '../../../ports/evidence-store.ts'
import type { LetterWriter } from '../../../ports/letter-writer.ts'
import type { AnchorSigner } from '../../../ports/proofs/anchor-book.ts'
import type { PackageWriter, PackedFile } from '../../../ports/proofs/package-writer.ts'
import type { Transactions } from '../../../ports/records/records.ts'
import { audit, notFound } from '../../commands/command.ts'
import { type AnchorDeps, anchorTick } from '../anchor-tick.ts'
import { keptFiles, neverCaptured } from './kept-files.ts'
import {
  caseFiles,
  decodeBase64,
  encode,
  journalFiles,
  type Made,
  made,
  stampFiles,
  TEXT_TYPE,
} from './made-files.ts'
import { type ProvenLeaves, proveLeaves } from './prove-leaves.ts'
import { type PackedCase, readCase } from './read-case.ts'

export type PackageDeps = Omit<AnchorDeps, 'clock'> & {
  readonly clock: Pick<Clock, 'now' | 'monotonic'>
  readonly transactions: Transactions
  readonly evidenceStore: Pick<EvidenceStore, 'get'>
  readonly letterWriter: Pick<LetterWriter, 'pdf'>
  readonly packageWriter: PackageWriter
  readonly packageTools: PackageTools
  readonly version: string
}

export type ExportOrder = {
  readonly violationId: string
  /** Where to, on this machine. */
  readonly file: string
  readonly who: string
  /** Left out: who reads the data folder was not asked. */
  readonly why?: string
}

export type PackageSummary = {
  readonly file: string
  readonly files: number
  /** Listed in the manifest with the reason. */
  readonly missing: number
  /** Of these, what was kept once and cannot be had. */
  readonly lost: number
}

/** What the last anchor does not speak for yet is left out, and said. */
function asSigned(
  packed: PackedCase,
  { namings, last }: ProvenLeaves,
): {
  readonly signed: PackedCase
  readonly unsigned: readonly MissingItem[]
} {
  const late = packed.pieces.filter(({ sha256 }) => !namings.has(sha256))
  return {
    signed: {
      ...packed,
      pieces: packed.pieces.filter((piece) => !late.includes(piece)),
      entries: packed.entries.filter(({ sequence }) => sequence <= last.events.to),
    },
    unsigned: late.map(({ sha256 }) => ({
      what: sha256,
      lost: true,
      zh: '导出时还没有锚点为它签署，请稍后再导出一次',
      en: 'no anchor had signed it when this was made: export it again later',
    })),
  }
}

type Given = {
  readonly packed: PackedCase
  readonly proven: ProvenLeaves
  readonly signer: AnchorSigner
  readonly order: ExportOrder
  readonly at: Instant
}

function manifestOf(
  { packed, signer, order, at }: Given,
  version: string,
  files: readonly ListedFile[],
  missing: readonly MissingItem[],
): PackageManifest {
  const { judgement, id } = packed.violation
  return {
    format: PACKAGE_FORMAT,
    violationId: id,
    exportedBy: order.who,
    exportedAt: formatInstant(at),
    exportedAtMilliseconds: at,
    program: { name: 'xuncha', version },
    ruleVersion: judgement.ruleVersion,
    days: judgement.days,
    clock: {
      zone: 'Asia/Shanghai',
      zh: '时间为系统时钟的 UTC 毫秒与北京时间',
      en: 'times are UTC milliseconds of the system clock, and Asia/Shanghai',
    },
    key: signer.key,
    files,
    missing,
  }
}

async function recordFiles(
  { letterWriter, packageTools, version }: PackageDeps,
  { packed, proven, signer, order, at }: Given,
  missing: readonly MissingItem[],
): Promise<readonly Made[]> {
  const document = recordDocument({
    ...packed,
    missing,
    exportedBy: order.who,
    exportedAt: at,
    version,
    keyFingerprint: packageTools.sha256(packageTools.pemOf(signer.key)),
    lastAnchor: proven.last.number,
  })
  const words = ['电子数据提取笔录', 'record of the extraction, for two signatures'] as const
  return [
    made(PLACES.record, 'text/html; charset=utf-8', recordHtml(document), words),
    made(PLACES.recordPaper, 'application/pdf', await letterWriter.pdf(document), words),
    made(PLACES.readme, TEXT_TYPE, PACKAGE_README, ['如何核对', 'how to check it']),
    made(PLACES.script, 'text/x-shellscript', CHECK_SCRIPT, [
      '核对脚本（bash、sha256sum、openssl）',
      'a script that checks it with bash, sha256sum and openssl',
    ]),
    made(PLACES.key, 'application/x-pem-file', packageTools.pemOf(signer.key), [
      '签署公钥；请与另行取得的核对',
      'public key; compare it with one had elsewhere',
    ]),
  ]
}

async function allFiles(deps: PackageDeps, given: Given, unsigned: readonly MissingItem[]) {
  const { evidenceStore, ledger, packageTools, version } = deps
  const { packed, proven, signer } = given
  const kept = await keptFiles(evidenceStore, packed.pieces, packed.orders)
  const missing = [...kept.missing, ...unsigned, ...neverCaptured(packed.pieces)]
  const stamps = await ledger.stampsOf([...proven.anchors.keys()])
  const own = [
    ...(await recordFiles(deps, given, missing)),
    ...caseFiles(packed),
    ...journalFiles(packed, proven),
    ...stampFiles(stamps),
  ]
  const hashed = (content: Uint8Array) => hexOf(packageTools.hash(content))
  const listed: readonly ListedFile[] = [
    ...own.map(({ content, ...file }) => ({
      ...file,
      bytes: content.length,
      sha256: hashed(content),
    })),
    ...kept.files,
  ]
  const manifest = encode(
    `${JSON.stringify(manifestOf(given, version, listed, missing), null, 1)}\n`,
  )
  const sums = [...listed, { path: PLACES.manifest, sha256: hashed(manifest) }].map(sumLine)
  const list = `${sums.join('\n')}\n`
  const ready = (path: string, content: Uint8Array): PackedFile => ({
    path,
    shrinks: true,
    read: async () => content,
  })
  const files: readonly PackedFile[] = [
    ready(PLACES.manifest, manifest),
    ready(PLACES.sums, encode(list)),
    ready(PLACES.seal, decodeBase64(signer.sign(list))),
    ...own.map(({ path, content }) => ready(path, content)),
    ...kept.files.map(({ path, sha256 }) => ({
      path,
      shrinks: false,
      async read() {
        const bytes = await evidenceStore.get(sha256)
        if (bytes === null) throw new Error(`${sha256} was deleted while it was exported`)
        return bytes
      },
    })),
  ]
  return { files, missing }
}

/** Written down before anything is handed out. */
async function noteExport(
  { transactions, clock }: PackageDeps,
  { violationId, who, why = '导出了证据包。An evidence package was exported.' }: ExportOrder,
): Promise<Result<null>> {
  return await transactions.run(async (records) => {
    if ((await records.violations.find(violationId)) === null) return notFound('线索', 'violation')
    const entry = { type: 'system.changed', subjectKind: 'violation' } as const
    const data = { exported: PACKAGE_FORMAT, violation: violationId }
    await audit(records, clock, { who, why }, { ...entry, subjectId: violationId, data })
    return succeed(null)
  })
}

/**
 * Writes everything that is on record of a violation into one file that strangers can check: the export itself is an entry of
 * the journal, then all is signed, then written; whole or not at all.
 */
export async function exportPackage(
  deps: PackageDeps,
  order: ExportOrder,
): Promise<Result<PackageSummary>> {
  const noted = await noteExport(deps, order)
  if (!noted.ok) return noted
  const anchored = await anchorTick(deps)
  if (!anchored.ok) return anchored
  const signer = await deps.key.signer()
  if (!signer.ok) return signer
  const read = await deps.transactions.run((records) => readCase(records, order.violationId))
  if (!read.ok) return read
  const wanted = {
    violationId: order.violationId,
    entries: new Set(read.value.entries.map(({ sequence }) => sequence)),
  }
  const proven = await proveLeaves(deps.ledger, wanted, deps.packageTools)
  if (!proven.ok) return proven
  const { signed, unsigned } = asSigned(read.value, proven.value)
  const at = deps.clock.now()
  const given = { packed: signed, proven: proven.value, signer: signer.value, order, at }
  const { files, missing } = await allFiles(deps, given, unsigned)
  await deps.packageWriter.write(order.file, files)
  return succeed({
    file: order.file,
    files: files.length,
    missing: missing.length,
    lost: missing.filter((item) => item.lost).length,
  })
}
