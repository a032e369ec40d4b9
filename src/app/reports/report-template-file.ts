import type { Result } from '../../core/fault.ts'
import { REPORTS_FILE, type ReportTemplate } from '../../core/reports/report-template.ts'
import type { ScheduleChange } from '../../ports/legal-schedules.ts'
import {
  type Agreed,
  changeFile,
  type FileChange,
  type FileDeps,
  fileVersions,
  type ManagedFile,
  type UndoFile,
  undoFile,
  writtenFile,
} from '../schedules/change-file.ts'

type TemplateDeps = FileDeps & { readonly reportTemplate: () => ReportTemplate }

export type SaveReportTemplate = Agreed & { readonly text: string }

/** The template in force, and the file that it is written in; no `version`: there is none, and what is usual holds. */
export type ReportTemplateView = {
  readonly template: ReportTemplate
  readonly text: string
  readonly version: string | null
}

const MANAGED: ManagedFile = {
  file: REPORTS_FILE,
  subject: 'report-template',
  subjectId: 'report-template',
}

/** How an office writes its reports: read, changed, and what it was before. */
export const bindReportTemplate = (deps: TemplateDeps) => ({
  async find(): Promise<ReportTemplateView> {
    return { template: deps.reportTemplate(), ...(await writtenFile(deps, MANAGED)) }
  },
  versions: (): Promise<readonly ScheduleChange[]> => fileVersions(deps, MANAGED),
  save: (command: SaveReportTemplate): Promise<Result<FileChange>> =>
    changeFile(deps, MANAGED, { kind: 'report-template', text: command.text }, command),
  undo: (command: UndoFile): Promise<Result<FileChange>> => undoFile(deps, MANAGED, command),
})
