import { fail, type Result } from '../core/fault.ts'
import { type Environment, readText } from './environment.ts'

/** A whole number between two, or `usual` where nothing is said. */
export function readCount(
  environment: Environment,
  name: string,
  usual: number,
  [least, most]: readonly [number, number],
): Result<number> {
  const text = readText(environment, name) ?? String(usual)
  const count = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
  if (count >= least && count <= most) return { ok: true, value: count }
  return fail(
    'setting-invalid',
    `设置 ${name} 无效：请填 ${least} 到 ${most} 的整数。Setting ${name} is invalid: use a whole number from ${least} to ${most}.`,
    name,
  )
}
