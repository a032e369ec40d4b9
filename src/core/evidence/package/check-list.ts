import type { AnchorTools } from '../proof/check-anchors.ts'
import { type CheckFinding, wrong } from '../proof/check-report.ts'
import { checked, type PackageCheck } from './package-check.ts'
import { type ListedFile, type PackageManifest, PLACES, sumsOf } from './package-format.ts'

/** A package as it was read: every file by its sum, and the small ones word for word. */
export type OpenedPackage = {
  readonly files: ReadonlyMap<string, { readonly sha256: string; readonly bytes: number }>
  /** `null`: there is no such file, or it is one of the large ones. */
  readonly bytes: (path: string) => Uint8Array | null
  readonly text: (path: string) => string | null
  readonly base64: (path: string) => string | null
}

export type PackageTools = AnchorTools & {
  /** Of UTF-8 text, lower-case hex. */
  readonly sha256: (text: string) => string
  /** Public key (base64) as PEM. */
  readonly pemOf: (key: string) => string
}

const gone = (path: string): CheckFinding => wrong(`缺少文件 ${path}`, `file ${path} is missing`)
const added = (path: string, list: string): CheckFinding =>
  wrong(`${path} 不在 ${list} 里，是后来加入的`, `${path} is not in ${list}: it was added`)
const altered = (path: string): CheckFinding =>
  wrong(
    `${path} 被改过，与清单所记的哈希不同`,
    `${path} was altered: its hash is not that of the list`,
  )

function againstSums({ files, text }: OpenedPackage): readonly CheckFinding[] {
  const list = text(PLACES.sums)
  const sums = list === null ? null : sumsOf(list)
  if (sums === null) {
    return [wrong(`${PLACES.sums} 不存在或被改过`, `${PLACES.sums} is missing or was altered`)]
  }
  const unlisted = [...files.keys()].filter(
    (path) => !sums.has(path) && path !== PLACES.sums && path !== PLACES.seal,
  )
  return [
    ...[...sums].flatMap(([path, sha256]) => {
      const file = files.get(path)
      if (file === undefined) return [gone(path)]
      return file.sha256 === sha256 ? [] : [altered(path)]
    }),
    ...unlisted.map((path) => added(path, PLACES.sums)),
  ]
}

const OUTSIDE: readonly string[] = [PLACES.manifest, PLACES.sums, PLACES.seal]

function againstManifest(
  { files }: OpenedPackage,
  manifest: PackageManifest,
): readonly CheckFinding[] {
  const listed = new Map<string, ListedFile>(manifest.files.map((file) => [file.path, file]))
  const twice =
    listed.size === manifest.files.length
      ? []
      : [
          wrong(
            `${PLACES.manifest} 里有重复的文件名`,
            `${PLACES.manifest} names a file more than once`,
          ),
        ]
  return [
    ...twice,
    ...[...listed.values()].flatMap(({ path, sha256, bytes }) => {
      const file = files.get(path)
      if (file === undefined) return [gone(path)]
      return file.sha256 === sha256 && file.bytes === bytes ? [] : [altered(path)]
    }),
    ...[...files.keys()]
      .filter((path) => !listed.has(path) && !OUTSIDE.includes(path))
      .map((path) => added(path, PLACES.manifest)),
  ]
}

/** Every file against the sums and the manifest: none altered, none missing, none put in. */
export function checkList(opened: OpenedPackage, manifest: PackageManifest | null): PackageCheck {
  const found =
    manifest === null
      ? [
          wrong(
            `${PLACES.manifest} 不存在、被改过，或是别的版本`,
            `${PLACES.manifest} is missing, altered, or of another version`,
          ),
        ]
      : againstManifest(opened, manifest)
  const all = [...againstSums(opened), ...found]
  const told = new Map(all.map((finding) => [finding.zh, finding]))
  return checked('list', opened.files.size, [...told.values()])
}

/** The signature over the sums; `trusted`: the public key as somebody else had it, `null`: nobody did. */
export function checkSeal(
  opened: OpenedPackage,
  manifest: PackageManifest,
  trusted: string | null,
  { isSigned, pemOf }: PackageTools,
): PackageCheck {
  const found: CheckFinding[] = []
  const [sums, seal] = [opened.text(PLACES.sums), opened.base64(PLACES.seal)]
  if (sums === null || seal === null || !isSigned(manifest.key, sums, seal)) {
    found.push(
      wrong(
        `${PLACES.sums} 的签名（${PLACES.seal}）不对`,
        `the signature ${PLACES.seal} of ${PLACES.sums} does not hold`,
      ),
    )
  }
  if (opened.text(PLACES.key) !== pemOf(manifest.key)) {
    found.push(
      wrong(
        `${PLACES.key} 不是签署清单的公钥`,
        `${PLACES.key} is not the key that the list is signed with`,
      ),
    )
  }
  if (trusted !== null && trusted.trim() !== pemOf(manifest.key).trim()) {
    found.push(
      wrong(
        '签署者不是所给公钥的持有者：密钥被换',
        'it was not signed by who has the key that was given: the key was replaced',
      ),
    )
  }
  return checked('seal', 1, found)
}
