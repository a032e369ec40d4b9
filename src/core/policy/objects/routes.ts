import type { RegionCode } from '../../registry/institution.ts'
import type { KeyContent } from '../../registry/object-kind.ts'

/** Who acts (docs/rules.md §3.3): education of province, city or county; the others as the plan names them. */
export const DEPARTMENTS = ['EDU-P', 'EDU-C', 'EDU-D', 'CAC', 'PSB', 'CA', 'SAMR', 'PLT'] as const
export type Department = (typeof DEPARTMENTS)[number]

/** Measures of docs/rules.md §5.5 by their codes. */
export const MEASURES = [
  'M02',
  'M03',
  'M04',
  'M05',
  'M06',
  'M07',
  'M08',
  'M09',
  'M10',
  'M12',
  'M13',
] as const
export type Measure = (typeof MEASURES)[number]

/** 认定意见, proof of 拒不整改, and the file of a transfer: without them a department cannot act (docs/rules.md §5.9). */
export const PRECONDITIONS = ['determination', 'refusal-proof', 'transfer-file'] as const
export type Precondition = (typeof PRECONDITIONS)[number]

type Step = {
  readonly department: Department | 'EDU'
  readonly measures: readonly Measure[]
  readonly needs: readonly Precondition[]
}
type Planned = Omit<Step, 'department'> & { readonly department: Department }

const education = (...measures: Measure[]): Step => ({ department: 'EDU', measures, needs: [] })
const platform = (...measures: Measure[]): Step => ({ department: 'PLT', measures, needs: [] })
const CYBERSPACE: Step = { department: 'CAC', measures: ['M07'], needs: ['determination'] }
const MARKET: Step = { department: 'SAMR', measures: ['M09', 'M10'], needs: ['determination'] }
const TELECOM: Step = {
  department: 'CA',
  measures: ['M08'],
  needs: ['determination', 'refusal-proof'],
}
const POLICE: Step = { department: 'PSB', measures: ['M13'], needs: ['transfer-file'] }

/** Who handles which key content, leader first (docs/rules.md §3.3, §5.9). */
const STEPS: Readonly<Record<KeyContent, readonly Step[]>> = {
  KC1: [education('M03', 'M12'), platform('M05', 'M06'), CYBERSPACE, TELECOM, POLICE],
  KC2: [education('M02', 'M03', 'M04', 'M12')],
  KC3: [education('M02'), platform('M09'), CYBERSPACE],
  KC4: [platform('M09'), MARKET, education(), CYBERSPACE],
  KC5: [education('M03'), CYBERSPACE, TELECOM],
  KC6: [education('M03'), platform('M09'), CYBERSPACE, POLICE],
  KC7: [education('M03')],
}

/** The education department of a place; what nobody has approved belongs to the province (53号令第8—11条). */
function educationOf(region: RegionCode, keyContent: KeyContent): Department {
  if (keyContent === 'KC1' || region.endsWith('0000')) return 'EDU-P'
  return region.endsWith('00') && region.length === 6 ? 'EDU-C' : 'EDU-D'
}

const union = <T>(a: readonly T[], b: readonly T[]): readonly T[] => [...new Set([...a, ...b])]

/** Departments for these key contents in a place, each once, with all it may do and all it needs. */
export function stepsFor(
  keyContents: readonly KeyContent[],
  region: RegionCode,
): readonly Planned[] {
  const found = new Map<Department, Planned>()
  for (const keyContent of keyContents) {
    for (const step of STEPS[keyContent]) {
      const department =
        step.department === 'EDU' ? educationOf(region, keyContent) : step.department
      const known = found.get(department)
      found.set(department, {
        department,
        measures: union(known?.measures ?? [], step.measures),
        needs: union(known?.needs ?? [], step.needs),
      })
    }
  }
  return [...found.values()]
}
