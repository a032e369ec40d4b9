import type { FastifyReply } from 'fastify'
import { type Fault, type FaultCode, fail, type Result } from '../../core/fault.ts'

/**
 * Carries a fault from a route to the error handler, which alone speaks problem+json.
 * Used inside this adapter only: use cases return their faults.
 */
export class FaultReply extends Error {
  readonly fault: Fault
  constructor(fault: Fault) {
    super(fault.code)
    this.name = 'FaultReply'
    this.fault = fault
  }
}

/** The value, or the way out of the route with the fault. */
export function orRefuse<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new FaultReply(result.fault)
}

/** Too many tries: to be heard again after so many seconds. */
export function refuseFor(reply: FastifyReply, seconds: number): never {
  reply.header('retry-after', String(seconds))
  return refuse(
    'too-many-requests',
    `尝试过于频繁，请 ${seconds} 秒后再试。Too many tries; try again in ${seconds} s.`,
  )
}

export function refuse(code: FaultCode, message: string, where?: string): never {
  return orRefuse(fail(code, message, where))
}

/** What was found, or 404. */
export function orNotFound<T>(found: T | null, zh: string, en: string): T {
  return found ?? refuse('not-found', `找不到${zh}。No such ${en}.`, 'id')
}
