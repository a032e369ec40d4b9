import { z } from 'zod'
import {
  AUTOMATIC_MODES,
  CUTS_FILE,
  type CutRules,
  DEFAULT_CUT_RULES,
} from '../../../core/cuts/power/cut-rules.ts'
import { CALLED_PLATFORMS } from '../../../core/registry/cut-target.ts'
import { minutes, seconds } from '../../../core/time/duration.ts'
import { dayPartField, regionScopeField, textField } from '../fields.ts'
import { parseFile } from '../parse-file.ts'
import type { ScheduleProblem } from '../problem.ts'
import type { ScheduleFolder } from '../schedule-folder.ts'
import type { YamlFile } from '../yaml-reading.ts'

const limit = z.number().int().min(1).max(10_000)
const limits = z.strictObject({ all: limit, platform: limit, region: limit })

/** cuts.yaml. Everything is written out: what an office allows itself stands where it is read. */
const cutsShape = z.strictObject({
  secondPerson: z.strictObject({
    withinMinutes: z.number().min(1).max(1_440),
    rules: z.array(
      z.strictObject({
        regions: z.array(regionScopeField).default([]),
        platforms: z.array(z.enum(CALLED_PLATFORMS)).default([]),
        viewersFrom: z.number().int().min(1).nullable().default(null),
        hours: z.array(dayPartField).default([]),
      }),
    ),
  }),
  fuse: z.strictObject({
    manual: limits,
    automatic: limits,
    whenBlown: z.enum(['second-person', 'refuse']),
  }),
  coolingOffMinutes: z.number().min(0).max(10_080),
  /** Files of earlier versions do not say it. */
  loosenedAfterMinutes: z.number().min(0).max(10_080).default(60),
  automatic: z.strictObject({
    countdownSeconds: z.number().int().min(10).max(3_600),
    banMinutes: z.number().min(1).max(1_440),
    seenWithinSeconds: z.number().int().min(5).max(600),
    rules: z.array(
      z.strictObject({
        mode: z.enum(AUTOMATIC_MODES),
        regions: z.array(regionScopeField).min(1),
        sweeps: z.array(textField).min(1),
      }),
    ),
  }),
})
type CutsFile = z.infer<typeof cutsShape>

function rulesIn(
  { secondPerson, fuse, automatic, ...written }: CutsFile,
  source: YamlFile,
): CutRules {
  return {
    secondPerson: secondPerson.rules.map((rule, place) => ({
      ...rule,
      line: source.lineOf(['secondPerson', 'rules', place]),
    })),
    approvalWithin: minutes(secondPerson.withinMinutes),
    fuse,
    coolingOff: minutes(written.coolingOffMinutes),
    loosenedAfter: minutes(written.loosenedAfterMinutes),
    automatic: {
      rules: automatic.rules.map((rule, place) => ({
        ...rule,
        line: source.lineOf(['automatic', 'rules', place]),
      })),
      countdown: seconds(automatic.countdownSeconds),
      ban: minutes(automatic.banMinutes),
      seenWithin: seconds(automatic.seenWithinSeconds),
    },
  }
}

/** A sweep that nobody has switches nothing on: said at once, not found out on the night. */
function unknownSweeps(
  { automatic }: CutsFile,
  source: YamlFile,
  sweeps: readonly string[],
): readonly ScheduleProblem[] {
  return automatic.rules.flatMap((rule, place) =>
    rule.sweeps.flatMap((name, at): readonly ScheduleProblem[] =>
      sweeps.includes(name)
        ? []
        : [
            {
              severity: 'error',
              file: CUTS_FILE,
              line: source.lineOf(['automatic', 'rules', place, 'sweeps', at]),
              zh: `没有名为“${name}”的巡查：请写 sweeps 目录中的名称（${sweeps.join('、')}）`,
              en: `there is no sweep ${name}: name one of the folder sweeps (${sweeps.join(', ')})`,
            },
          ],
    ),
  )
}

type ReadCuts = { readonly cuts: CutRules; readonly problems: readonly ScheduleProblem[] }

/**
 * Reads cuts.yaml, which may be missing: then nothing is automatic, and one person may order alone. `sweeps`: those that
 * there are; `null`: what was is not held against what is.
 */
export async function readCuts(
  folder: ScheduleFolder,
  sweeps: readonly string[] | null,
): Promise<ReadCuts> {
  if ((await folder.read(CUTS_FILE)) === null) return { cuts: DEFAULT_CUT_RULES, problems: [] }
  const parsed = await parseFile(folder, CUTS_FILE, cutsShape)
  if (!('value' in parsed)) return { cuts: DEFAULT_CUT_RULES, problems: parsed }
  const { value, source } = parsed
  const problems = sweeps === null ? [] : unknownSweeps(value, source, sweeps)
  return { cuts: rulesIn(value, source), problems }
}
