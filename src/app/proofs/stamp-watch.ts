import { statementOf } from '../../core/evidence/proof/anchor.ts'
import type { HashBytes } from '../../core/evidence/proof/merkle-tree.ts'
import { type AnchorStamp, stampDue, troubleText } from '../../core/evidence/proof/stamp.ts'
import type { Duration } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Logger } from '../../ports/logger.ts'
import type { ProofLedger } from '../../ports/proofs/proof-ledger.ts'
import type { StampAuthority, StampBook, StampReader } from '../../ports/proofs/time-stamps.ts'

export type StampDeps = {
  readonly clock: Pick<Clock, 'now'>
  readonly ledger: Pick<ProofLedger, 'lastAnchor' | 'anchors' | 'lastStamp' | 'keepStamp'>
  readonly hash: HashBytes
  readonly reader: StampReader
  readonly authorities: readonly StampAuthority[]
  /** Outside the database. */
  readonly books: readonly StampBook[]
  /** From one stamp of an authority to its next. */
  readonly every: Duration
  readonly logger: Pick<Logger, 'warn' | 'info'>
}

/** How each authority fares; `last`: the newest anchor that it was asked about, `null`: none yet. */
export type StampState = readonly {
  readonly authority: string
  readonly last: AnchorStamp | null
}[]

export type StampWatch = {
  state(): StampState
  /** Reads what there is from before this process began. */
  begin(): Promise<void>
  /** Asks each authority that is due; never rejects. */
  stamp(): Promise<void>
}

async function newestOf({ ledger }: StampDeps): Promise<number | null> {
  const last = await ledger.lastAnchor()
  return last === null ? null : (statementOf(last.statement)?.number ?? null)
}

async function statementText({ ledger }: StampDeps, anchor: number): Promise<string | null> {
  const [signed] = await ledger.anchors(anchor - 1, 1)
  if (signed === undefined) return null
  return statementOf(signed.statement)?.number === anchor ? signed.statement : null
}

async function askOne(deps: StampDeps, authority: StampAuthority, text: string) {
  const imprint = deps.hash(new TextEncoder().encode(text))
  const { bytes, nonce } = deps.reader.question(imprint)
  const answer = await authority.ask(bytes)
  return answer instanceof Uint8Array
    ? await deps.reader.answer(answer, imprint, nonce)
    : ({ ok: false, ...answer } as const)
}

/** What is kept of that authority afterwards. */
async function stampOne(deps: StampDeps, authority: StampAuthority): Promise<AnchorStamp | null> {
  const { clock, ledger, books, every, logger } = deps
  const last = await ledger.lastStamp(authority.address)
  const due = stampDue(last, await newestOf(deps), every, clock.now())
  const text = due === null ? null : await statementText(deps, due.anchor)
  if (due === null || text === null) return last
  const read = await askOne(deps, authority, text)
  const stamp: AnchorStamp = {
    anchor: due.anchor,
    authority: authority.address,
    token: read.ok ? read.token : null,
    stampedAt: read.ok ? read.stampedAt : null,
    tries: due.tries + 1,
    triedAt: clock.now(),
    trouble: read.ok ? null : troubleText(read),
  }
  // First outside: what was written there and not here is asked for again, and that does no harm.
  if (read.ok) for (const book of books) await book.add(stamp)
  await ledger.keepStamp(stamp)
  const { host } = new URL(authority.address)
  if (!read.ok && last?.trouble !== stamp.trouble) {
    logger.warn({ host, trouble: stamp.trouble }, 'an anchor is not stamped')
  } else if (read.ok && due.tries > 0) logger.info({ host }, 'anchors are stamped again')
  return stamp
}

/** Has anchors stamped by each authority by itself: one that is down holds up no other. */
export function createStampWatch(deps: StampDeps): StampWatch {
  const last = new Map<string, AnchorStamp | null>()
  const each = async (act: (authority: StampAuthority) => Promise<AnchorStamp | null>) => {
    await Promise.all(
      deps.authorities.map(async (authority) => {
        try {
          last.set(authority.address, await act(authority))
        } catch (error) {
          deps.logger.warn({ error: String(error) }, 'stamps could not be seen to')
        }
      }),
    )
  }
  return {
    state: () =>
      deps.authorities.map(({ address }) => ({
        authority: address,
        last: last.get(address) ?? null,
      })),
    begin: () => each(({ address }) => deps.ledger.lastStamp(address)),
    stamp: () => each((authority) => stampOne(deps, authority)),
  }
}
