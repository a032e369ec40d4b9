import { audit, type CommandDeps } from './command.ts'

export type TakenAlong = {
  readonly who: string
  readonly what: 'violations' | 'audit' | 'labels' | 'quality' | 'report'
  readonly format: string
  /** What it was narrowed to, as it was asked for. */
  readonly filters: Readonly<Record<string, unknown>>
}

const WHY: Readonly<Record<TakenAlong['what'], string>> = {
  violations: '导出线索。Leads were taken along as a file.',
  audit: '导出审计记录。The audit was taken along as a file.',
  quality: '导出复核质量。The figures of how well people decide were taken along.',
  report: '下载报表。A report was taken along as a file.',
  labels: '导出人工认定与更正。What people said of leads was taken along.',
}

/** That somebody takes data out, and what it was narrowed to: written down before the first of it is handed out. */
export async function auditExport(
  { clock, transactions }: CommandDeps,
  { who, what, format, filters }: TakenAlong,
): Promise<void> {
  await transactions.run((records) =>
    audit(
      records,
      clock,
      { who, why: WHY[what] },
      {
        type: 'system.changed',
        subjectKind: 'system',
        subjectId: 'export',
        data: { export: what, format, filters },
      },
    ),
  )
}
