import { hasRegion, isWhole, type Jurisdiction } from '../../../../core/access/jurisdiction.ts'
import { isRoomLook, roomLook } from '../../../../core/cuts/cut-again.ts'
import type { CutCheck, CutOrder, CutStep } from '../../../../core/cuts/cut-order.ts'
import { isAlsoElsewhere } from '../../../../core/cuts/power/hits-elsewhere.ts'
import { PUBLISH_STATE } from '../../../../core/cuts/proof-trails.ts'

const NOT_SHOWN =
  '推流方涉及其他地区，不予显示 the publisher is also one of another region and is not shown'
const ANOTHER = '其他地区 another region'
const GOES_ON =
  '同一课程的画面出现在其他地区的直播间 the same lesson goes on in a room of another region'

const MAY_GO_ON =
  '疑似在其他地区的直播间续播，须由当地核对 it may go on in a room of another region, which looks there'

const checkWithin = (check: CutCheck, jurisdiction: Jurisdiction): CutCheck => {
  const { region } = check
  if (!isRoomLook(check) || (region !== undefined && hasRegion(jurisdiction, region))) return check
  return {
    ...check,
    evidence: [],
    what: roomLook(ANOTHER),
    detail: check.suspected === undefined ? GOES_ON : MAY_GO_ON,
  }
}

const guardWithin = (step: CutStep): CutStep =>
  step.step === 'guard' ? { ...step, detail: NOT_SHOWN } : step

/** What the server answered names the publisher, too. */
const accountWithin = (check: CutCheck): CutCheck =>
  check.what === PUBLISH_STATE ? { ...check, detail: NOT_SHOWN, evidence: [] } : check

/** An order as somebody may read it who is bound to regions: rooms and publishers of other regions are not named. */
export function orderWithin(order: CutOrder, jurisdiction: Jurisdiction): CutOrder {
  if (isWhole(jurisdiction)) return order
  const checks = order.checks.map((check) => checkWithin(check, jurisdiction))
  if (!isAlsoElsewhere(order, jurisdiction)) return { ...order, checks }
  return {
    ...order,
    expectedPublisher: null,
    viewers: null,
    steps: order.steps.map(guardWithin),
    checks: checks.map(accountWithin),
  }
}
