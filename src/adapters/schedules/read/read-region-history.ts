import { z } from 'zod'
import { findRegion } from '../../../core/registry/region.ts'
import {
  NO_REGION_HISTORY,
  type RegionChange,
  type RegionHistory,
  successorsOf,
} from '../../../core/registry/region-history.ts'
import { addDays, type CivilDate, parseCivilDate } from '../../../core/time/civil-date.ts'
import { dateField, textField } from '../fields.ts'
import { parseFile } from '../parse-file.ts'
import type { ScheduleProblem } from '../problem.ts'
import type { ScheduleFolder } from '../schedule-folder.ts'
import type { YamlFile } from '../yaml-reading.ts'

const REGIONS_FILE = 'regions.yaml'

const codeField = z.string().regex(/^\d{6}$/, {
  error: '应为加引号的六位代码 / a quoted code of six digits',
})

/** The first and the last day of a day, a month or a year. */
function periodOf(text: string): { readonly first: CivilDate; readonly last: CivilDate } | null {
  const [year = '', month, day] = text.split('-')
  const first = parseCivilDate(`${year}-${month ?? '01'}-${day ?? '01'}`)
  if (first === null) return null
  if (day !== undefined) return { first, last: addDays(first, -1) }
  const next =
    month === undefined || month === '12'
      ? `${Number(year) + 1}-01-01`
      : `${year}-${String(Number(month) + 1).padStart(2, '0')}-01`
  const after = parseCivilDate(next)
  return after === null ? null : { first, last: addDays(after, -1) }
}

const whenField = z
  .string({ error: '应为加引号的年、年月或日期 / a quoted year, month or date' })
  .regex(/^\d{4}(-\d{2}){0,2}$/, { error: '应为 YYYY、YYYY-MM 或 YYYY-MM-DD' })
  .transform((text, context) => {
    const period = periodOf(text)
    if (period !== null) return period
    context.addIssue({ code: 'custom', message: `“${text}”不存在 / does not exist` })
    return z.NEVER
  })

const endedShape = z
  .strictObject({
    code: codeField,
    name: textField,
    when: whenField,
    to: z.array(codeField).default([]),
    joined: z.array(codeField).default([]),
    basis: textField,
  })
  .refine(({ to, joined }) => to.length + joined.length > 0, {
    error: '须写明 to 或 joined / name the successor in to or joined',
  })

/** regions.yaml: codes that went out of use, and places added since the table. */
const regionsShape = z.strictObject({
  ended: z.array(endedShape).default([]),
  added: z
    .array(z.strictObject({ code: codeField, name: textField, from: dateField, basis: textField }))
    .default([]),
})

type Complaint = Pick<ScheduleProblem, 'zh' | 'en'>

/** What is wrong with one change among the others; `null` when it fits. */
function complaintOf(change: RegionChange, history: RegionHistory): Complaint | null {
  const { code } = change
  const known = (one: string) =>
    findRegion(one) !== null ||
    history.changes.some((other) => other.code === one && other.newFrom > change.newFrom) ||
    history.additions.some((added) => added.code === one)
  if (findRegion(code) !== null) {
    return { zh: `${code} 仍在用，不应列为停用`, en: `${code} is still in the table` }
  }
  if (history.changes.filter((other) => other.code === code).length > 1) {
    return { zh: `${code} 重复`, en: `${code} is written twice` }
  }
  const lost = successorsOf(change).find((one) => !known(one))
  return lost === undefined
    ? null
    : { zh: `${code} 的后继 ${lost} 不存在`, en: `${lost}, successor of ${code}, does not exist` }
}

function problemsOf(history: RegionHistory, source: YamlFile): readonly ScheduleProblem[] {
  const problem = (path: readonly (string | number)[], words: Complaint): ScheduleProblem => ({
    severity: 'error',
    file: REGIONS_FILE,
    line: source.lineOf(path),
    ...words,
  })
  const ended = history.changes.flatMap((change, i) => {
    const words = complaintOf(change, history)
    return words === null ? [] : [problem(['ended', i, 'code'], words)]
  })
  const added = history.additions.flatMap(({ code }, i) => {
    if (findRegion(code) === null) return []
    const words = { zh: `${code} 已在底表里`, en: `${code} is in the table already` }
    return [problem(['added', i, 'code'], words)]
  })
  return [...ended, ...added]
}

type ReadRegionHistory = {
  readonly history: RegionHistory
  readonly problems: readonly ScheduleProblem[]
}

/** Reads regions.yaml; a folder without it has no changes. */
export async function readRegionHistory(folder: ScheduleFolder): Promise<ReadRegionHistory> {
  if ((await folder.read(REGIONS_FILE)) === null) {
    return { history: NO_REGION_HISTORY, problems: [] }
  }
  const parsed = await parseFile(folder, REGIONS_FILE, regionsShape)
  if (!('value' in parsed)) return { history: NO_REGION_HISTORY, problems: parsed }
  const { ended, added } = parsed.value
  const history: RegionHistory = {
    changes: ended.map(({ code, name, when, to, joined, basis }) => ({
      code,
      name,
      replacedBy: to,
      joined,
      newFrom: when.first,
      oldUntil: when.last,
      basis,
    })),
    additions: added,
  }
  return { history, problems: problemsOf(history, parsed.source) }
}
