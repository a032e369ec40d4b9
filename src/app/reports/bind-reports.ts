import { type ReferCase, type ReferralWanted, referCase, referralNeeds } from './refer-case.ts'
import { type FileReport, fileReport, type MakeReport, makeReport } from './report-commands.ts'
import type { ReportDeps } from './report-deps.ts'
import { createReportQueries } from './report-queries.ts'

/** Reports of a place and span, and referrals of a lead. */
export const bindReports = (deps: ReportDeps) => ({
  ...createReportQueries(deps),
  make: (command: MakeReport) => makeReport(deps, command),
  submit: (command: FileReport) => fileReport(deps, command),
  referralNeeds: (wanted: ReferralWanted) => referralNeeds(deps, wanted),
  refer: (command: ReferCase) => referCase(deps, command),
})
