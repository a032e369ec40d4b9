import {
  isWhole,
  type Jurisdiction,
  WHOLE_JURISDICTION,
} from '../../../core/access/jurisdiction.ts'
import type { Sha256 } from '../../../ports/hasher.ts'
import type { Records } from '../../../ports/records/records.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'
import { placedDatabase } from '../placed/placed-database.ts'
import {
  createIdempotencyRepository,
  createSessionRepository,
  createTokenRepository,
} from './access/access-repositories.ts'
import { createAccountIdentityRepository } from './access/account-identity-repository.ts'
import { createAccountKeyRepository } from './access/account-key-repository.ts'
import { createAccountRepository } from './access/account-repository.ts'
import { createSignInLaneRepository } from './access/sign-in-lane-repository.ts'
import { createAirPrintRepository } from './air-print-repository.ts'
import { createAlertRepository } from './alert-repository.ts'
import { createCourseRepository } from './course-repository.ts'
import { createCoverageRepository } from './coverage-repository.ts'
import { createCutOrderRepository } from './cut-order-repository.ts'
import { createCutPowerRepository } from './cuts/cut-power-repository.ts'
import {
  createCaseFactRepository,
  createNoteRepository,
  createSavedViewRepository,
} from './handling/handling-repositories.ts'
import {
  createDecidedLeadRepository,
  createGoldenItemRepository,
  createReviewShareRepository,
} from './handling/quality-repositories.ts'
import { createHostPaceRepository } from './host-pace-repository.ts'
import { createInstitutionRepository } from './institution-repository.ts'
import { createJournalRepository } from './journal-repository.ts'
import { createJudgementRepository } from './judgement-repository.ts'
import {
  createOperatorLabelRepository,
  createSecondOpinionRepository,
  createSessionTraceRepository,
} from './learning-repositories.ts'
import { createCardCaseRepository, createLetterRepository } from './letters/letter-repository.ts'
import { createObservationMarkRepository } from './observation-mark-repository.ts'
import { createChannelRepository } from './outward/channel-repository.ts'
import { createDeliveryRepository } from './outward/delivery-repository.ts'
import { createDutyRepository } from './outward/duty-repository.ts'
import { createGoalMinuteRepository } from './patrol/goal-minute-repository.ts'
import { createLookCostRepository } from './patrol/look-cost-repository.ts'
import { createNodeRepository } from './patrol/node-repository.ts'
import { createPatrolMarkRepository } from './patrol/patrol-mark-repository.ts'
import { createPatrolledRoomRepository } from './patrol/patrolled-room-repository.ts'
import { createSweepRunRepository } from './patrol/sweep-run-repository.ts'
import { createPoisonousPictureRepository } from './poisonous-picture-repository.ts'
import { createReportRepository } from './reports/report-repository.ts'
import { createRoomBoardRepository } from './room-board-repository.ts'
import { createRoomFindingRepository } from './room-finding-repository.ts'
import { createRoomRepository } from './room-repository.ts'
import { createSavedSearchRepository } from './search/saved-search-repository.ts'
import { createWordSearchRepository } from './search/word-search-repository.ts'
import { createSpeechRepository } from './speech-repository.ts'
import { createStreamBanRepository } from './stream-ban-repository.ts'
import { createTeachingRepository } from './teaching-repository.ts'
import { createCanaryRepository } from './upkeep/canary-repository.ts'
import { createKeptFileRepository } from './upkeep/kept-file-repository.ts'
import { createRehearsalRepository } from './upkeep/rehearsal-repository.ts'
import {
  createLegalHoldRepository,
  createRetentionRepository,
} from './upkeep/retention-repository.ts'
import { createRunningSettingsRepository } from './upkeep/running-settings-repository.ts'
import { createViolationEvidenceRepository } from './violation-evidence-repository.ts'
import { createViolationRepository } from './violation-repository.ts'

/** Every repository, writing through one transaction. */
const repositoriesOver = (
  database: DrizzleDatabase,
  sha256: Sha256,
): Omit<Records, 'whole' | 'counted'> => ({
  institutions: createInstitutionRepository(database),
  rooms: createRoomRepository(database),
  courses: createCourseRepository(database),
  roomBoard: createRoomBoardRepository(database),
  patrolledRooms: createPatrolledRoomRepository(database),
  sweepRuns: createSweepRunRepository(database),
  canaries: createCanaryRepository(database),
  rehearsals: createRehearsalRepository(database),
  runningSettings: createRunningSettingsRepository(database),
  legalHolds: createLegalHoldRepository(database),
  retention: createRetentionRepository(database),
  keptFiles: createKeptFileRepository(database),
  nodes: createNodeRepository(database),
  patrolMarks: createPatrolMarkRepository(database),
  goalMinutes: createGoalMinuteRepository(database),
  lookCosts: createLookCostRepository(database),
  violations: createViolationRepository(database),
  violationEvidence: createViolationEvidenceRepository(database),
  sessionTraces: createSessionTraceRepository(database),
  words: createWordSearchRepository(database),
  savedSearches: createSavedSearchRepository(database),
  operatorLabels: createOperatorLabelRepository(database),
  notes: createNoteRepository(database),
  caseFacts: createCaseFactRepository(database),
  savedViews: createSavedViewRepository(database),
  decidedLeads: createDecidedLeadRepository(database),
  reviewShares: createReviewShareRepository(database),
  goldenItems: createGoldenItemRepository(database),
  secondOpinions: createSecondOpinionRepository(database),
  judgements: createJudgementRepository(database),
  alerts: createAlertRepository(database),
  channels: createChannelRepository(database),
  deliveries: createDeliveryRepository(database),
  duty: createDutyRepository(database),
  cutOrders: createCutOrderRepository(database),
  letters: createLetterRepository(database),
  cardCases: createCardCaseRepository(database),
  cutPower: createCutPowerRepository(database),
  reports: createReportRepository(database),
  streamBans: createStreamBanRepository(database),
  coverage: createCoverageRepository(database),
  airPrints: createAirPrintRepository(database),
  findings: createRoomFindingRepository(database),
  teaching: createTeachingRepository(database),
  speech: createSpeechRepository(database),
  hostPaces: createHostPaceRepository(database),
  observationMarks: createObservationMarkRepository(database),
  poisonous: createPoisonousPictureRepository(database),
  journal: createJournalRepository(database, sha256),
  idempotency: createIdempotencyRepository(database),
  accounts: createAccountRepository(database),
  accountKeys: createAccountKeyRepository(database),
  identities: createAccountIdentityRepository(database),
  sessions: createSessionRepository(database),
  tokens: createTokenRepository(database),
  signInLanes: createSignInLaneRepository(database),
})

/**
 * Every repository, for somebody who may look at these places and at no others.
 * @param hidden violations that he may not read meanwhile
 */
export function createRecords(
  database: DrizzleDatabase,
  sha256: Sha256,
  jurisdiction: Jurisdiction,
  hidden: readonly string[] = [],
): Records {
  const whole = repositoriesOver(database, sha256)
  if (isWhole(jurisdiction) && hidden.length === 0) return { ...whole, whole, counted: whole }
  const over = (places: Jurisdiction) =>
    repositoriesOver(placedDatabase(database, places, hidden), sha256)
  const counted = hidden.length === 0 ? whole : over(WHOLE_JURISDICTION)
  return { ...over(jurisdiction), whole, counted }
}
