import { type Jurisdiction, seenByNobody } from '../core/access/jurisdiction.ts'
import type { Law } from '../core/policy/law.ts'
import type { ServerStream } from '../core/registry/media-server.ts'
import type { Instant } from '../core/time/instant.ts'
import type { EvidenceStore } from '../ports/evidence-store.ts'
import type { LegalSchedules } from '../ports/legal-schedules.ts'
import type { Logger } from '../ports/logger.ts'
import type { IdempotentAnswer, KeyClaim } from '../ports/records/access/idempotency.ts'
import type { PlacedTransactions, Transactions } from '../ports/records/records.ts'
import { type AlertUseCaseDeps, bindAlerts } from './alerts/bind-alerts.ts'
import { createAddressLook, type LookAtAddressDeps } from './check/look-at-address.ts'
import { bindIdentity, unbindIdentity } from './commands/access/bind-identity.ts'
import { bindProvider } from './commands/access/bind-provider.ts'
import type { CheckCodeDeps } from './commands/access/check-code.ts'
import {
  checkFirstStart,
  type FirstStartDeps,
  takeFirstStart,
} from './commands/access/first-start.ts'
import { endOwnSessions, listOwnSessions } from './commands/access/own-sessions.ts'
import type { Identity } from './commands/access/provider-sign-in.ts'
import {
  beginSecondFactor,
  findSecondFactor,
  removeSecondFactor,
  renewRecovery,
  resetSecondFactor,
  setUpSecondFactor,
} from './commands/access/second-factor.ts'
import { auditExport } from './commands/audit-export.ts'
import { changeAccess } from './commands/change-access.ts'
import { changePassword, lockAccount, unlockAccount } from './commands/change-account.ts'
import { changeOwnPassword } from './commands/change-own-password.ts'
import { type AccountDeps, createAccount } from './commands/create-account.ts'
import { createToken, tokenId } from './commands/create-token.ts'
import { forgetPicture } from './commands/forget-picture.ts'
import { guardedSignIn } from './commands/guarded-sign-in.ts'
import { importCalendar } from './commands/import-calendar.ts'
import type { ImportDeps } from './commands/import-registry.ts'
import { revokeToken } from './commands/revoke-token.ts'
import type { SignInDeps } from './commands/sign-in.ts'
import { createSignInGuard } from './commands/sign-in-guard.ts'
import { isWithin } from './commands/within-regions.ts'
import { bindCuts } from './cuts/bind-cuts.ts'
import type { OrderCutDeps } from './cuts/order-cut.ts'
import { bindCutRules } from './cuts/power/cut-rules-file.ts'
import { createHandsBehind, type HandsBehind } from './cuts/power/hands-behind.ts'
import { createPowerQueries } from './cuts/power/power-queries.ts'
import { createStreamsAcross } from './cuts/power/streams-across.ts'
import type { UndoCutDeps } from './cuts/undo-cut.ts'
import { bindViews } from './handling/bind-handling.ts'
import { bindJudgement } from './judgement/bind-judgement.ts'
import type { JudgementDeps } from './judgement/judgement-deps.ts'
import { judgementWithin } from './judgement/judgement-within.ts'
import { bindLetters } from './letters/bind-letters.ts'
import type { IssueDeps } from './letters/issue-letter.ts'
import { changeNodeWork, startWorkAgain } from './nodes/change-node-work.ts'
import { createLivePreview } from './preview/live-preview.ts'
import { bindPackages, type PackageUseCaseDeps } from './proofs/package/bind-packages.ts'
import { bindQuality } from './quality/bind-quality.ts'
import { bindViolations } from './quality/bind-violations.ts'
import { createAuditQueries } from './queries/audit-queries.ts'
import { countBoard } from './queries/board-counts.ts'
import { calendarKnownUntil } from './queries/calendar-known.ts'
import { createCourseQueries } from './queries/course-queries.ts'
import { createCoverageQueries } from './queries/coverage/coverage-queries.ts'
import { createEventQueries, lastSequence } from './queries/event-queries.ts'
import { createLabelQueries } from './queries/label-queries.ts'
import { legalNotices } from './queries/legal-notices.ts'
import { createLegalTimeQueries, type LegalTimeDeps } from './queries/legal-time.ts'
import { createPolitenessQueries, type PolitenessQueryDeps } from './queries/politeness-queries.ts'
import { mayPublish } from './queries/publish-permission.ts'
import { listTimetableConflicts } from './queries/timetable-conflicts.ts'
import { type StoredSpan, whatIfStored } from './queries/what-if.ts'
import { type Credentials, whoAsks } from './queries/who-asks.ts'
import { bindRegister } from './register/bind-register.ts'
import { bindReports } from './reports/bind-reports.ts'
import type { ReportDeps } from './reports/report-deps.ts'
import { bindReportTemplate } from './reports/report-template-file.ts'
import { liftHold, listHolds, placeHold } from './retention/legal-holds.ts'
import { bindSearches } from './search/bind-searches.ts'
import { exportWords, searchWords } from './search/search-words.ts'
import { bindSweeps } from './sweeps/bind-sweeps.ts'
import type { RunDeps } from './sweeps/command-runs.ts'
import { bindRunning, type RunningDeps } from './upkeep/change-running-settings.ts'
import { readHealthMarks } from './upkeep/health-marks.ts'

export type UseCaseDeps = AccountDeps &
  SignInDeps &
  Pick<CheckCodeDeps, 'codes'> &
  Pick<OrderCutDeps, 'cutRules' | 'platform'> &
  Pick<ImportDeps, 'spreadsheets' | 'patrolsHost' | 'holdsCutKeys'> &
  Pick<UndoCutDeps, 'platform'> &
  Pick<PolitenessQueryDeps, 'politeness'> &
  Pick<RunDeps, 'enqueue'> &
  Pick<IssueDeps, 'letterWriter'> &
  Pick<ReportDeps, 'reportWriter' | 'reportTemplate'> &
  Pick<LookAtAddressDeps, 'eyes'> &
  PackageUseCaseDeps &
  Pick<FirstStartDeps, 'links' | 'dropFirstPassword'> &
  Pick<RunningDeps, 'running'> &
  LegalTimeDeps & {
    readonly evidenceStore: Pick<EvidenceStore, 'get' | 'put' | 'holds'>
    readonly logger: Pick<Logger, 'warn'>
    readonly schedules: LegalSchedules
    readonly judgement: JudgementDeps
    readonly alerts: AlertUseCaseDeps
    /** Left out: people sign in by passwords alone. */
    readonly identity?: Identity
  }

/** With records of the program itself. */
export type WholeDeps = UseCaseDeps & { readonly transactions: PlacedTransactions }

/** Gives a use case its dependencies once, so that who drives it hands over the command alone. */
const bind =
  <Deps, Command, Answer>(useCase: (deps: Deps, command: Command) => Answer, deps: Deps) =>
  (command: Command): Answer =>
    useCase(deps, command)

/** Who may come in (accounts of people, tokens of programs), and pictures that killed their readers. */
export function bindAccess(deps: AccountDeps & { readonly identity?: Identity }) {
  const { transactions } = deps
  const issuer = deps.identity?.issuer ?? null
  return {
    accounts: {
      list: async (jurisdiction: Jurisdiction) => {
        const all = await transactions.run((records) => records.accounts.all())
        return all.filter((account) => isWithin(jurisdiction, account))
      },
      changeAccess: bind(changeAccess, deps),
      create: bind(createAccount, deps),
      changePassword: bind(changePassword, deps),
      lock: bind(lockAccount, deps),
      unlock: bind(unlockAccount, deps),
      withSecondFactor: () => transactions.run((records) => records.accountKeys.withSecondFactor()),
      resetSecondFactor: bind(resetSecondFactor, deps),
      identities: () => transactions.run((records) => records.identities.all()),
      bindIdentity: bind(bindIdentity, { ...deps, issuer }),
      unbindIdentity: bind(unbindIdentity, deps),
    },
    tokens: {
      list: async (jurisdiction: Jurisdiction) => {
        const tokens = await transactions.run((records) => records.tokens.all())
        return tokens
          .filter((token) => isWithin(jurisdiction, token))
          .map(({ tokenHash, ...token }) => ({ id: tokenId(tokenHash), ...token }))
      },
      create: bind(createToken, deps),
      revoke: bind(revokeToken, deps),
    },
    pictures: {
      refused: () => transactions.run((records) => records.poisonous.all()),
      forget: bind(forgetPicture, deps),
    },
  }
}

const noticesOf = ({ law, schedules, clock }: Pick<UseCaseDeps, 'law' | 'schedules' | 'clock'>) =>
  legalNotices(law(), schedules.trouble(), clock.now(), schedules.brokenSince())

/** What concerns places, for whoever may look at those of `deps`. */
function bindPlaced(
  deps: UseCaseDeps & {
    readonly jurisdiction: Jurisdiction
    readonly handsBehind: HandsBehind
    /** The same places, with what is hidden from who asks while he reviews it as the second person. */
    readonly reviewing: Transactions
    /** Who asks; left out: nobody in particular. */
    readonly who?: string
  },
) {
  const { transactions } = deps
  return {
    holds: {
      list: () => listHolds(deps),
      place: bind(placeHold, deps),
      lift: bind(liftHold, deps),
    },
    ...bindRegister(deps),
    preview: createLivePreview(deps),
    violations: bindViolations(deps),
    cuts: bindCuts(deps),
    ...bindLetters(deps),
    quality: bindQuality(deps),
    ...bindAlerts(deps.alerts),
    words: { search: bind(searchWords, deps), export: bind(exportWords, deps) },
    labels: createLabelQueries(deps),
    judgement: judgementWithin(bindJudgement(deps.judgement), deps.jurisdiction),
    coverage: createCoverageQueries(deps),
    events: createEventQueries(deps),
    cutRules: bindCutRules(deps),
    reports: bindReports(deps),
    packages: bindPackages(deps),
    reportTemplate: bindReportTemplate(deps),
    sweeps: bindSweeps(deps),
    courses: createCourseQueries(deps),
    timetable: { conflicts: bind(listTimetableConflicts, deps) },
    whatIf: {
      draft: deps.schedules.draft,
      stored: (laws: { readonly before: Law; readonly after: Law }, span: StoredSpan) =>
        whatIfStored(transactions, laws, span),
    },
  }
}

export type PlacedUseCases = ReturnType<typeof bindPlaced>

/** The same dependencies, whose records are those of the places. */
function depsWithin(deps: WholeDeps, jurisdiction: Jurisdiction) {
  const transactions = deps.transactions.within(jurisdiction)
  return {
    ...deps,
    transactions,
    reviewing: deps.transactions.within(seenByNobody(jurisdiction)),
    jurisdiction,
    handsBehind: createHandsBehind(deps),
    judgement: { ...deps.judgement, transactions },
    alerts: { ...deps.alerts, transactions },
  }
}

/**
 * What people and programs may ask and command, grouped by resource: all that a driving adapter is handed. What lies in a
 * place is asked for `within` the jurisdiction of whoever asks, and there is no other way to it.
 */
export function bindUseCases(deps: WholeDeps) {
  const { transactions } = deps
  const guard = createSignInGuard(deps)
  const streamsAcross = createStreamsAcross(deps)
  return {
    ...bindAccess(deps),
    /** @param who whose golden items are among the violations */
    within: (jurisdiction: Jurisdiction, who?: string): PlacedUseCases =>
      bindPlaced({ ...depsWithin(deps, jurisdiction), ...(who === undefined ? {} : { who }) }),
    health: {
      marks: () => readHealthMarks(deps),
      calendarKnownUntil: () => calendarKnownUntil(deps.law(), deps.clock.now()),
    },
    /** Of the whole installation, without names. */
    board: { counts: () => countBoard(transactions) },
    audit: { ...createAuditQueries(deps), exported: bind(auditExport, deps) },
    powerToCut: { troubles: createPowerQueries(deps).troubles, streamsAcross },
    /** Everybody's own alone, wherever he may look. */
    views: bindViews(deps),
    searches: bindSearches(deps),
    addresses: { look: createAddressLook(deps) },
    journal: { lastSequence: () => lastSequence(transactions) },
    politeness: createPolitenessQueries(deps),
    nodes: { changeWork: bind(changeNodeWork, deps), startWorkAgain: bind(startWorkAgain, deps) },
    runningSettings: bindRunning(deps),
    legalTime: {
      ...createLegalTimeQueries(deps),
      notices: () => noticesOf(deps),
    },
    calendars: {
      import: bind(importCalendar, deps),
      changes: () => deps.schedules.changes(),
    },
    sessions: {
      signIn: bind(guardedSignIn, { ...deps, guard }),
      changePassword: bind(changeOwnPassword, { ...deps, guard }),
      ...bindProvider(deps),
      whoAsks: (credentials: Credentials, active?: boolean) => whoAsks(deps, credentials, active),
      list: bind(listOwnSessions, deps),
      end: bind(endOwnSessions, deps),
      secondFactor: {
        find: bind(findSecondFactor, deps),
        begin: bind(beginSecondFactor, deps),
        setUp: bind(setUpSecondFactor, { ...deps, guard }),
        remove: bind(removeSecondFactor, { ...deps, guard }),
        renewRecovery: bind(renewRecovery, { ...deps, guard }),
      },
    },
    firstStart: { check: bind(checkFirstStart, deps), take: bind(takeFirstStart, deps) },
    publishing: { mayPublish: (stream: ServerStream) => mayPublish(deps, stream) },
    idempotency: {
      claim: (claim: KeyClaim, abandoned: Instant) =>
        transactions.run((records) => records.idempotency.claim(claim, abandoned)),
      release: (claim: Pick<KeyClaim, 'key' | 'at'>) =>
        transactions.run((records) => records.idempotency.release(claim)),
      save: (answer: IdempotentAnswer) =>
        transactions.run((records) => records.idempotency.save(answer)),
    },
  }
}

export type UseCases = ReturnType<typeof bindUseCases>
