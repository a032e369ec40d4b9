import { type AnchorStatement, statementOf } from '../../core/evidence/proof/anchor.ts'
import {
  beginCheck,
  type CheckFinding,
  type CheckResult,
  noted,
  unseen,
} from '../../core/evidence/proof/check-report.ts'
import type { HashBytes } from '../../core/evidence/proof/merkle-tree.ts'
import { type AnchorStamp, authorityName, stampFindings } from '../../core/evidence/proof/stamp.ts'
import type { ProofLedger } from '../../ports/proofs/proof-ledger.ts'
import type { StampReader } from '../../ports/proofs/time-stamps.ts'

export type StampCheck = {
  readonly reader: Pick<StampReader, 'token'>
  /** Who is to have stamped. */
  readonly authorities: readonly string[]
}

type Looking = {
  readonly ledger: Pick<ProofLedger, 'anchors' | 'stamps' | 'lastAnchor'>
  readonly hash: HashBytes
  readonly stamps: StampCheck
}

const STAMPS_A_PAGE = 200

type Named = { readonly statement: AnchorStatement; readonly text: string }

async function anchorOf({ ledger }: Looking, number: number): Promise<Named | null> {
  const [signed] = await ledger.anchors(number - 1, 1)
  const statement = signed === undefined ? null : statementOf(signed.statement)
  return signed === undefined || statement?.number !== number
    ? null
    : { statement, text: signed.statement }
}

async function findingsOf(looking: Looking, stamp: AnchorStamp): Promise<readonly CheckFinding[]> {
  const anchor = await anchorOf(looking, stamp.anchor)
  if (anchor === null || stamp.token === null) {
    return stampFindings(stamp, anchor?.statement.at ?? null, null)
  }
  const imprint = looking.hash(new TextEncoder().encode(anchor.text))
  const read = await looking.stamps.reader.token(stamp.token, imprint)
  if (read !== null) return stampFindings(stamp, anchor.statement.at, read)
  return [
    unseen(
      `第 ${stamp.anchor} 个锚点的时间戳：没有可用的根证书（XUNCHA_STAMP_ROOTS）`,
      `the stamp on anchor ${stamp.anchor}: there are no root certificates to check it by (XUNCHA_STAMP_ROOTS)`,
    ),
  ]
}

function silent(authorities: readonly string[], stampedBy: ReadonlySet<string>) {
  return authorities
    .filter((authority) => !stampedBy.has(authority))
    .map((authority) =>
      unseen(
        `${authorityName(authority)} 还没有给任何锚点盖时间戳`,
        `${authorityName(authority)} has stamped no anchor yet`,
      ),
    )
}

/** Every stamp with its anchor; `null`: none is asked for, and there is none. */
export async function checkStamps(
  looking: Looking,
  onPage: (looked: number) => void,
): Promise<CheckResult | null> {
  let check = beginCheck('stamps')
  const stampedBy = new Set<string>()
  let after = { anchor: 0, authority: '' }
  for (;;) {
    const page = await looking.ledger.stamps(after, STAMPS_A_PAGE)
    for (const stamp of page) {
      if (stamp.token !== null) stampedBy.add(stamp.authority)
      check = noted(check, 1, await findingsOf(looking, stamp))
      after = stamp
    }
    onPage(check.looked)
    if (page.length < STAMPS_A_PAGE) break
  }
  const { authorities } = looking.stamps
  if (check.looked === 0 && authorities.length === 0) return null
  if ((await looking.ledger.lastAnchor()) === null) return check
  return noted(check, 0, silent(authorities, stampedBy))
}
