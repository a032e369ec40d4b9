import { type EnteredCode, isCorrectedTooMany } from '../../contracts/reports/report-words.ts'

const WHOLE = /^\d{1,7}$/

export type Typed = Readonly<Partial<Record<EnteredCode, string>>>
export type EnteredFault = 'wholeNumbers' | 'correctedTooMany'

export type EnteredNumbers = {
  readonly entered: Readonly<Partial<Record<EnteredCode, number>>>
  /** What is wrong, by the field that it is wrong in. */
  readonly faults: ReadonlyMap<EnteredCode, EnteredFault>
}

/** The numbers that were typed, as they go out; what is left empty stays unknown, and is no nought. */
export function enteredNumbers(typed: Typed): EnteredNumbers {
  const given = (Object.entries(typed) as [EnteredCode, string][])
    .map(([code, value]) => [code, value.trim()] as const)
    .filter(([, value]) => value !== '')
  const faults = new Map<EnteredCode, EnteredFault>()
  for (const [code, value] of given) if (!WHOLE.test(value)) faults.set(code, 'wholeNumbers')
  const sound = given.filter(([code]) => !faults.has(code))
  const entered: EnteredNumbers['entered'] = Object.fromEntries(
    sound.map(([code, value]) => [code, Number(value)]),
  )
  if (isCorrectedTooMany(entered)) faults.set('corrected', 'correctedTooMany')
  return { entered, faults }
}
