import { fail, type Result, succeed } from '../../core/fault.ts'
import { judge } from '../../core/policy/judge.ts'
import type { Law } from '../../core/policy/law.ts'
import type { Actor, Institution, RegionCode, Stage } from '../../core/registry/institution.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Egress } from '../../ports/egress.ts'
import type { Thumbnails } from '../../ports/sight/thumbnails.ts'
import type { PoliteGate } from '../politeness/polite-gate.ts'
import { legalTimeAt } from '../queries/legal-time.ts'
import type { LegalTime } from '../queries/views.ts'
import { type CheckDeps, type CheckReport, checkAddress } from './check-address.ts'

/** What looks, where this process looks at all. */
export type AddressEyes = Pick<CheckDeps, 'viewer' | 'pages' | 'recogniser' | 'classifier'> & {
  readonly thumbnails: Thumbnails
  /** For live pictures that a person looks at; left out: none are fetched. */
  readonly egress?: Pick<Egress, 'browse'>
  /** Where live pictures wait for their platform's turn. */
  readonly gate?: Pick<PoliteGate, 'ask'>
  /** Ends a look that takes too long. */
  readonly limit: () => AbortSignal
}

export type LookAtAddressDeps = {
  readonly clock: Clock
  readonly law: () => Law
  /** Left out: this process answers officers and looks at nothing. */
  readonly eyes?: AddressEyes
}

export type AddressAsked = {
  readonly url: string
  readonly region: RegionCode
  readonly actor: Actor
  readonly stage: Stage
}

export type LookedAtAddress = {
  readonly report: CheckReport
  /** JPEG of what was read last; `null`: nothing was seen. */
  readonly picture: Uint8Array | null
  /** What subject teaching there would be right now. */
  readonly legalTime: LegalTime | null
}

/** Looks are dear, and whoever asks is a person. */
const AT_ONCE = 2

const stranger = ({ actor, region, stage }: AddressAsked): Institution => ({
  id: '',
  name: '',
  actor,
  creditCode: null,
  licenceNumber: null,
  region,
  stages: [stage],
  rehearsal: false,
})

async function look(
  { clock, law, eyes }: LookAtAddressDeps & { readonly eyes: AddressEyes },
  asked: AddressAsked,
): Promise<LookedAtAddress> {
  let read: Uint8Array | null = null
  const now = clock.now()
  const deps: CheckDeps = {
    ...eyes,
    clock,
    recogniser: {
      engine: eyes.recogniser.engine,
      trouble: () => eyes.recogniser.trouble(),
      close: () => eyes.recogniser.close(),
      recognise: (picture, options) => {
        read = picture
        return eyes.recogniser.recognise(picture, options)
      },
    },
    judge: (session, facts) => judge(session, law(), facts),
  }
  // One picture tells what is on; the patrol looks on from there.
  const report = await checkAddress(deps, { ...asked, at: null, frames: 1 }, eyes.limit())
  return {
    report,
    picture: read === null ? null : await eyes.thumbnails.make(read),
    legalTime: legalTimeAt(law(), now, asked, stranger(asked)),
  }
}

/** One look at an address that somebody pasted, before it is registered. Records nothing. */
export function createAddressLook(deps: LookAtAddressDeps) {
  let underWay = 0
  return async (asked: AddressAsked): Promise<Result<LookedAtAddress>> => {
    const { eyes } = deps
    if (eyes === undefined) {
      return fail(
        'wrong-state',
        '此进程只应答不查看，无法先看一眼；可以直接登记，由巡查进程查看。This process answers and looks at nothing; register the room, and the patrol looks at it.',
      )
    }
    if (underWay >= AT_ONCE) {
      return fail(
        'too-many-requests',
        '正在查看其他地址，请稍后再试。Other addresses are being looked at; try again soon.',
      )
    }
    underWay += 1
    try {
      return succeed(await look({ ...deps, eyes }, asked))
    } finally {
      underWay -= 1
    }
  }
}
