import { type Result, succeed } from '../fault.ts'
import { wrongStatus } from './decide-review.ts'
import type { Violation } from './violation.ts'

/** 移送: handed to another authority, which is a disposal of its own (docs/rules.md §5.4, TRANSFER). */
export function decideRefer(violation: Violation): Result<Violation> {
  if (violation.status !== 'confirmed') {
    return wrongStatus(
      violation,
      '只有已认定的违规可以移送',
      'Only a confirmed violation can be referred',
    )
  }
  return succeed({
    ...violation,
    status: 'disposed',
    enforcementStep: 'dispose',
    version: violation.version + 1,
  })
}

/**
 * 结案归档. Needs a disposal first: a referral, or a cut or letter whose effect our own look has proven (阻断直播, measure M04).
 * @param proven some order or letter of this violation reached `verified`.
 */
export function decideClose(violation: Violation, proven: boolean): Result<Violation> {
  const disposed = violation.status === 'disposed' || (violation.status === 'confirmed' && proven)
  if (!disposed) {
    return wrongStatus(
      violation,
      '须先移送，或有经证实的阻断或公函，才能结案',
      'It must be referred, or its room verifiably off air after a cut or a letter, before it is closed',
    )
  }
  if (violation.ongoing) {
    return wrongStatus(
      violation,
      '授课仍在继续，不能结案',
      'It is still going on and cannot be closed',
    )
  }
  return succeed({
    ...violation,
    status: 'closed',
    enforcementStep: 'archive',
    version: violation.version + 1,
  })
}
