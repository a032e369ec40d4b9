import { canonicalJson } from '../canonical-json.ts'
import { type AnchorStatement, bytesOfHex, bytesOfText } from '../proof/anchor.ts'
import { bodyOf, CHAIN_BEGIN } from '../proof/check-chain.ts'
import { type CheckFinding, wrong } from '../proof/check-report.ts'
import { isIncluded, leafHash } from '../proof/merkle-tree.ts'
import type { OpenedPackage, PackageTools } from './check-list.ts'
import { checked, type PackageCheck } from './package-check.ts'
import {
  entryPlace,
  namingPlace,
  type PackageManifest,
  type PackedProof,
  PLACES,
  proofOf,
} from './package-format.ts'

type Anchors = ReadonlyMap<number, AnchorStatement>

/** Proofs by what they are of; lines that are none are told. */
function readProofs(opened: OpenedPackage): {
  readonly proofs: ReadonlyMap<string, readonly PackedProof[]>
  readonly found: readonly CheckFinding[]
} {
  const lines = (opened.text(PLACES.proofs) ?? '').split('\n').slice(0, -1)
  const read = lines.map(proofOf)
  const proofs = Map.groupBy(
    read.filter((proof) => proof !== null),
    ({ path }) => path,
  )
  const strangers = [...proofs.keys()].filter((path) => !opened.files.has(path))
  return {
    proofs,
    found: [
      ...(read.includes(null) || lines.length === 0
        ? [
            wrong(
              `${PLACES.proofs} 不存在或有不成行的内容`,
              `${PLACES.proofs} is missing or has lines that are no proofs`,
            ),
          ]
        : []),
      ...strangers.map((path) =>
        wrong(
          `${PLACES.proofs} 证明的 ${path} 不在包里：条目被拿掉`,
          `${path}, of which ${PLACES.proofs} has a proof, is not there: an entry was taken out`,
        ),
      ),
    ],
  }
}

/** `text`: what the leaf is of. */
function proofFindings(
  path: string,
  text: string,
  { proofs, anchors }: { proofs: ReadonlyMap<string, readonly PackedProof[]>; anchors: Anchors },
  { hash }: PackageTools,
): readonly CheckFinding[] {
  const own = proofs.get(path) ?? []
  const leaf = leafHash(bytesOfText(text), hash)
  const failed = own.filter(({ anchor, index, size, beside }) => {
    const tree = anchors.get(anchor)?.tree
    if (tree?.size !== size) return true
    return !isIncluded(leaf, { index, size, path: beside }, bytesOfHex(tree.root), hash)
  })
  if (own.length === 0) {
    return [wrong(`${path} 没有包含证明`, `${path} has no proof that an anchor signed it`)]
  }
  return failed.map(({ anchor }) =>
    wrong(
      `${path} 不是第 ${anchor} 个锚点所签的：内容、次序或锚点被改`,
      `${path} is not what anchor ${anchor} signed: it, its place or the anchor was altered`,
    ),
  )
}

const ENTRY = /^journal\/entry-\d{9,15}\.txt$/
const HASHED = /^([0-9a-f]{64})\n([\s\S]*)$/

/** Entries in the order of the manifest: each hashes to a leaf that an anchor signed, at its own place of the journal. */
export function checkEntries(
  opened: OpenedPackage,
  manifest: PackageManifest,
  anchors: Anchors,
  tools: PackageTools,
): PackageCheck {
  const { proofs, found: odd } = readProofs(opened)
  const found: CheckFinding[] = [...odd]
  let before: { readonly sequence: number; readonly hash: string } = CHAIN_BEGIN
  const paths = manifest.files.map(({ path }) => path).filter((path) => ENTRY.test(path))
  for (const path of paths) {
    const text = opened.text(path) ?? ''
    const [, previous, body] = HASHED.exec(text) ?? []
    const sequence = Number(bodyOf(body ?? '')?.['sequence'])
    const hash = tools.sha256(text)
    if (previous === undefined || entryPlace(sequence) !== path) {
      found.push(wrong(`${path} 的内容不是这一条日志`, `${path} is not that entry of the journal`))
    } else if (sequence <= before.sequence) {
      found.push(wrong(`${path} 换位`, `${path} is out of its place`))
    } else if (sequence === before.sequence + 1 && previous !== before.hash) {
      found.push(
        wrong(`${path} 与前一条不衔接`, `${path} does not follow from the entry before it`),
      )
    }
    found.push(...proofFindings(path, hash, { proofs, anchors }, tools))
    before = { sequence, hash }
  }
  if (paths.length === 0) found.push(wrong('没有日志条目', 'there is no entry of the journal'))
  return checked('journal', paths.length, found)
}

type Piece = { readonly sha256: string; readonly kind: string; readonly at: number }

function piecesOf(opened: OpenedPackage): readonly Piece[] | null {
  try {
    const parsed: unknown = JSON.parse(opened.text(PLACES.pieces) ?? '')
    return Array.isArray(parsed) ? (parsed as readonly Piece[]) : null
  } catch {
    return null
  }
}

/** The naming that an anchor signs, worked out from what the package says of the piece. */
const namingOf = (piece: Piece, violationId: string, sha256: PackageTools['sha256']): string => {
  const { sha256: name, kind, at, ...details } = piece
  return canonicalJson({
    violationId,
    sha256: name,
    kind,
    at,
    details: sha256(canonicalJson(details)),
  })
}

/** Each piece of evidence: its bytes have its name, and what was read on it is what an anchor signed. */
export function checkPieces(
  opened: OpenedPackage,
  manifest: PackageManifest,
  anchors: Anchors,
  tools: PackageTools,
): PackageCheck {
  const pieces = piecesOf(opened)
  if (pieces === null) {
    return checked('evidence', 0, [
      wrong(`${PLACES.pieces} 不存在或被改过`, `${PLACES.pieces} is missing or was altered`),
    ])
  }
  const { proofs } = readProofs(opened)
  const missing = new Set(manifest.missing.map(({ what }) => what))
  const files = new Map([...opened.files].map(([path, file]) => [path.replace(/\.\w+$/, ''), file]))
  const found = pieces.flatMap((piece) => {
    const { sha256: name } = piece
    const path = namingPlace(name)
    const naming = namingOf(piece, manifest.violationId, tools.sha256)
    const bytes = files.get(`evidence/${name}`)
    return [
      ...(bytes?.sha256 === name || (bytes === undefined && missing.has(name))
        ? []
        : [
            wrong(
              `证据 ${name} 的文件不在，或与其名不符`,
              `the file of evidence ${name} is missing, or does not have its name`,
            ),
          ]),
      ...(opened.text(path) === naming
        ? proofFindings(path, naming, { proofs, anchors }, tools)
        : [
            wrong(
              `证据 ${name} 的登记（时间、识别文字）与所签的不同`,
              `what is said of evidence ${name} (its time, the words read on it) is not what was signed`,
            ),
          ]),
    ]
  })
  return checked('evidence', pieces.length, found)
}
