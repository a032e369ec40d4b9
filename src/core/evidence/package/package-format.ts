import { bytesOfHex, hexOf } from '../proof/anchor.ts'
import type { WayUp } from './proven-tree.ts'

export const PACKAGE_FORMAT = 'xuncha-package-1'

/** Where what stands in a package. Names are letters, digits, `.`, `-`, `_` and one level of folders. */
export const PLACES = {
  manifest: 'manifest.json',
  sums: 'SHA256SUMS',
  seal: 'SHA256SUMS.sig',
  key: 'key/public.pem',
  record: 'record.html',
  recordPaper: 'record.pdf',
  readme: 'README.txt',
  script: 'check.sh',
  violation: 'data/violation.json',
  pieces: 'data/evidence.json',
  cuts: 'data/cuts.json',
  place: 'data/place.json',
  handovers: 'key/handovers.json',
  proofs: 'journal/proofs.tsv',
} as const

const padded = (number: number): string => String(number).padStart(9, '0')
export const entryPlace = (sequence: number): string => `journal/entry-${padded(sequence)}.txt`
export const namingPlace = (sha256: string): string => `journal/naming-${sha256}.json`
export const anchorPlace = (number: number): string => `anchors/anchor-${number}.json`
export const signaturePlace = (number: number): string => `anchors/anchor-${number}.sig`

/** A file as the manifest lists it. */
export type ListedFile = {
  readonly path: string
  readonly sha256: string
  readonly bytes: number
  readonly mediaType: string
  /** What it is. */
  readonly zh: string
  readonly en: string
}

/** What belongs in and is not there, and why. */
export type MissingItem = {
  readonly what: string
  /** It was kept once, or has no proof: a check cannot look at it. `false`: nobody ever captured it. */
  readonly lost: boolean
  readonly zh: string
  readonly en: string
}

/** Times in both forms: of Asia/Shanghai with its offset, and UTC milliseconds. */
export type PackageManifest = {
  readonly format: typeof PACKAGE_FORMAT
  readonly violationId: string
  readonly exportedBy: string
  readonly exportedAt: string
  readonly exportedAtMilliseconds: number
  readonly program: { readonly name: string; readonly version: string }
  readonly ruleVersion: string
  /** What the days were, and the notices and school calendars that this rests on. */
  readonly days: readonly unknown[]
  readonly clock: { readonly zone: string; readonly zh: string; readonly en: string }
  /** Public key (Ed25519, base64) that the list of sums and the last anchor are signed with. */
  readonly key: string
  readonly files: readonly ListedFile[]
  readonly missing: readonly MissingItem[]
}

/** That a leaf is in the tree which an anchor signed. `path`: the entry, or the naming of a file. */
export type PackedProof = {
  readonly path: string
  readonly anchor: number
  readonly index: number
  readonly size: number
  readonly beside: readonly Uint8Array[]
}

/** A line for a shell: path, anchor, index, size, and the steps with the side that each node stands on. */
export const proofLine = (path: string, anchor: number, { index, size, steps }: WayUp): string =>
  [
    path,
    anchor,
    index,
    size,
    steps.map(({ isLeft, beside }) => `${isLeft ? 'L' : 'R'}${hexOf(beside)}`).join(' '),
  ].join('\t')

const LINE = /^(journal\/[\w.-]+)\t(\d{1,15})\t(\d{1,15})\t(\d{1,15})\t((?:[LR][0-9a-f]{64} ?)*)$/

/** `null`: it is no such line. */
export function proofOf(line: string): PackedProof | null {
  const [, path, anchor, index, size, steps] = LINE.exec(line) ?? []
  if (path === undefined) return null
  return {
    path,
    anchor: Number(anchor),
    index: Number(index),
    size: Number(size),
    beside: (steps ?? '')
      .split(' ')
      .filter((step) => step !== '')
      .map((step) => bytesOfHex(step.slice(1))),
  }
}

/** A line as `sha256sum` writes and checks it. */
export const sumLine = ({ path, sha256 }: Pick<ListedFile, 'path' | 'sha256'>): string =>
  `${sha256}  ${path}`

const SUM = /^([0-9a-f]{64}) {2}([\w./-]+)$/

/** Sums by path; `null`: a line is none, or names a path twice. */
export function sumsOf(text: string): ReadonlyMap<string, string> | null {
  const sums = new Map<string, string>()
  for (const line of text.split('\n').slice(0, -1)) {
    const [, sha256, path] = SUM.exec(line) ?? []
    if (sha256 === undefined || path === undefined || sums.has(path)) return null
    sums.set(path, sha256)
  }
  return sums
}

const isText = (value: unknown): value is string => typeof value === 'string'

const isListed = (file: Partial<ListedFile> | null): boolean =>
  isText(file?.path) && isText(file.sha256) && Number.isSafeInteger(file.bytes)

const isMissing = (item: Partial<MissingItem> | null): boolean =>
  isText(item?.what) && isText(item.zh) && isText(item.en) && typeof item.lost === 'boolean'

/** `null`: it is no manifest, or of another version. */
export function manifestOf(text: string): PackageManifest | null {
  try {
    const parsed = JSON.parse(text) as Partial<PackageManifest> | null
    const isOne =
      parsed?.format === PACKAGE_FORMAT &&
      isText(parsed.violationId) &&
      isText(parsed.key) &&
      isText(parsed.exportedAt) &&
      isText(parsed.exportedBy) &&
      Array.isArray(parsed.files) &&
      parsed.files.every(isListed) &&
      Array.isArray(parsed.missing) &&
      parsed.missing.every(isMissing)
    return isOne ? (parsed as PackageManifest) : null
  } catch {
    return null
  }
}
