import { z } from 'zod'
import type { HostBudget } from '../../../core/patrol/politeness.ts'
import type { HostRule, PolitenessRules } from '../../../core/patrol/politeness-host.ts'
import { seconds } from '../../../core/time/duration.ts'
import { textField } from '../fields.ts'
import { parseFile } from '../parse-file.ts'
import type { ScheduleProblem } from '../problem.ts'
import type { ScheduleFolder } from '../schedule-folder.ts'

const POLITENESS_FILE = 'politeness.yaml'

const backOffShape = z
  .strictObject({ first: z.number().min(0.1).max(3_600), ceiling: z.number().min(0.1).max(3_600) })
  .refine(({ first, ceiling }) => first <= ceiling, {
    error: 'first 不得大于 ceiling / first must not exceed ceiling',
  })

const budgetShape = z.strictObject({
  looksPerMinute: z.number().min(0.1).max(60_000),
  concurrency: z.number().int().min(1).max(1_000),
  jitter: z.number().min(0).max(1),
  failuresToClose: z.number().int().min(1).max(10_000),
  backOffSeconds: backOffShape,
  recoverSeconds: z.number().min(1).max(86_400),
})

const hostPattern = z.string().regex(/^(\*\.)?[\p{Ll}\p{Lo}\p{N}._-]+(\.\*)?$|^\[[0-9a-f:]+\]$/u, {
  error: '应为主机名、*.域名 或 127.* / a host, *.domain or 127.*',
})

/** politeness.yaml: what a platform leaves out is as in `default`. */
const politenessShape = z.strictObject({
  default: budgetShape,
  platforms: z
    .array(
      budgetShape
        .partial()
        .extend({ name: textField.max(100), hosts: z.array(hostPattern).min(1) }),
    )
    .default([]),
})

type WrittenBudget = z.infer<typeof budgetShape>

const budgetOf = (written: WrittenBudget): HostBudget => ({
  looksPerMinute: written.looksPerMinute,
  concurrency: written.concurrency,
  jitter: written.jitter,
  failuresToClose: written.failuresToClose,
  backOffFirst: seconds(written.backOffSeconds.first),
  backOffCeiling: seconds(written.backOffSeconds.ceiling),
  recoverEvery: seconds(written.recoverSeconds),
})

/** What holds when the folder has no politeness.yaml: as the one that is delivered, without a rule for anybody. */
const UNWRITTEN: WrittenBudget = {
  looksPerMinute: 240,
  concurrency: 6,
  jitter: 0.25,
  failuresToClose: 8,
  backOffSeconds: { first: 5, ceiling: 300 },
  recoverSeconds: 60,
}

const UNWRITTEN_POLITENESS: PolitenessRules = { rules: [], others: budgetOf(UNWRITTEN) }

type Written<T> = { readonly [K in keyof T]?: T[K] | undefined }

const laidOver = (all: WrittenBudget, own: Written<WrittenBudget>): WrittenBudget => ({
  looksPerMinute: own.looksPerMinute ?? all.looksPerMinute,
  concurrency: own.concurrency ?? all.concurrency,
  jitter: own.jitter ?? all.jitter,
  failuresToClose: own.failuresToClose ?? all.failuresToClose,
  backOffSeconds: own.backOffSeconds ?? all.backOffSeconds,
  recoverSeconds: own.recoverSeconds ?? all.recoverSeconds,
})

type ReadPoliteness = {
  readonly politeness: PolitenessRules
  readonly problems: readonly ScheduleProblem[]
}

/** Reads politeness.yaml, which may be missing; two platforms of one name are refused. */
export async function readPoliteness(folder: ScheduleFolder): Promise<ReadPoliteness> {
  if ((await folder.read(POLITENESS_FILE)) === null) {
    return { politeness: UNWRITTEN_POLITENESS, problems: [] }
  }
  const parsed = await parseFile(folder, POLITENESS_FILE, politenessShape)
  if (!('value' in parsed)) return { politeness: UNWRITTEN_POLITENESS, problems: parsed }
  const { default: others, platforms } = parsed.value
  const rules: readonly HostRule[] = platforms.map(({ name, hosts, ...own }) => ({
    name,
    hosts,
    budget: budgetOf(laidOver(others, own)),
  }))
  const names = rules.map(({ name }) => name)
  const doubled = names.findIndex((name, i) => names.indexOf(name) < i)
  const problems: ScheduleProblem[] = []
  if (doubled >= 0) {
    const line = parsed.source.lineOf(['platforms', doubled, 'name'])
    const zh = `平台名称“${names[doubled] ?? ''}”重复`
    const en = `two platforms are named ${names[doubled] ?? ''}`
    problems.push({ severity: 'error', file: POLITENESS_FILE, line, zh, en })
  }
  return { politeness: { rules, others: budgetOf(others) }, problems }
}
