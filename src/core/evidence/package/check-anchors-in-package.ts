import {
  type AnchorStatement,
  bytesOfHex,
  handoverText,
  statementOf,
  textHash,
} from '../proof/anchor.ts'
import { type CheckFinding, unseen, wrong } from '../proof/check-report.ts'
import type { OpenedPackage, PackageTools } from './check-list.ts'
import { checked, type PackageCheck } from './package-check.ts'
import { type PackageManifest, PLACES, signaturePlace } from './package-format.ts'

const ANCHOR = /^anchors\/anchor-(\d{1,15})\.json$/
const STAMP = /^stamps\/anchor-(\d{1,15})-[\w.-]+\.tst$/

export type HandedOn = { readonly from: string; readonly to: string; readonly signature: string }

function handoversOf(opened: OpenedPackage): readonly HandedOn[] {
  try {
    const parsed: unknown = JSON.parse(opened.text(PLACES.handovers) ?? '[]')
    return Array.isArray(parsed) ? (parsed as readonly HandedOn[]) : []
  } catch {
    return []
  }
}

/** Whether a key handed on, through others perhaps, to that of the package. */
function leadsTo(
  key: string,
  last: string,
  handovers: readonly HandedOn[],
  { isSigned }: PackageTools,
): boolean {
  const seen = new Set<string>()
  let present = key
  while (present !== last) {
    const { from, to, signature } =
      handovers.find((one) => one.from === present && !seen.has(one.to)) ?? {}
    if (from === undefined || to === undefined || signature === undefined) return false
    if (!isSigned(from, handoverText(to), signature)) return false
    seen.add(present)
    present = to
  }
  return true
}

/** The anchors of the package that are what they say, by their number, and what is wrong with the others. */
export function readAnchors(
  opened: OpenedPackage,
  manifest: PackageManifest,
  tools: PackageTools,
): { readonly anchors: ReadonlyMap<number, AnchorStatement>; readonly check: PackageCheck } {
  const anchors = new Map<number, AnchorStatement>()
  const handovers = handoversOf(opened)
  const found: CheckFinding[] = []
  const paths = [...opened.files.keys()].filter((path) => ANCHOR.test(path))
  for (const path of paths) {
    const number = Number(ANCHOR.exec(path)?.[1])
    const text = opened.text(path) ?? ''
    const statement = statementOf(text)
    const signature = opened.base64(signaturePlace(number)) ?? ''
    if (statement === null || statement.number !== number) {
      found.push(wrong(`${path} 不是第 ${number} 个锚点`, `${path} is not anchor ${number}`))
    } else if (!tools.isSigned(statement.key, text, signature)) {
      found.push(
        wrong(`第 ${number} 个锚点的签名不对`, `the signature of anchor ${number} does not hold`),
      )
    } else if (leadsTo(statement.key, manifest.key, handovers, tools)) {
      anchors.set(number, statement)
    } else {
      found.push(
        wrong(
          `第 ${number} 个锚点由另一把密钥签署，本包的密钥未经它签署`,
          `anchor ${number} is of another key, which did not hand on to that of the package`,
        ),
      )
    }
  }
  if (paths.length === 0) found.push(wrong('没有锚点', 'there is no anchor'))
  return { anchors, check: checked('anchors', paths.length, found) }
}

/** Whether bytes have these in them. */
function holds(bytes: Uint8Array, wanted: Uint8Array): boolean {
  for (let at = 0; at + wanted.length <= bytes.length; at += 1) {
    if (wanted.every((byte, place) => bytes[at + place] === byte)) return true
  }
  return false
}

/**
 * Whether each time stamp is of its anchor: the hash of the statement is its message imprint (RFC 3161 §2.4.2). Who gave it is
 * for `openssl ts` and a list of authorities that the reader trusts.
 */
export function checkStamps(opened: OpenedPackage, { hash }: PackageTools): PackageCheck {
  const paths = [...opened.files.keys()].filter((path) => STAMP.test(path))
  const found = paths.flatMap((path) => {
    const number = Number(STAMP.exec(path)?.[1])
    const statement = opened.text(`anchors/anchor-${number}.json`)
    const token = opened.bytes(path)
    if (token === null) return [unseen(`${path} 太大`, `${path} is too large to be looked at`)]
    const isOfIt = statement !== null && holds(token, bytesOfHex(textHash(statement, hash)))
    return isOfIt
      ? []
      : [
          wrong(
            `${path} 不是第 ${number} 个锚点的时间戳`,
            `${path} is no time stamp of anchor ${number}`,
          ),
        ]
  })
  return checked('stamps', paths.length, found)
}
