import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe } from 'vitest'
import type { Transactions } from '../../../src/ports/records/records.ts'
import { automaticCutTests, cutListTests, fuseTests } from './cuts/records-cut-power-tests.ts'
import { fuseRaceTests } from './cuts/records-fuse-race-tests.ts'
import { cardCaseTests, letterTests } from './letters/records-letter-tests.ts'
import { handlingTests } from './outward/records-handling-tests.ts'
import {
  channelTests,
  deliveryTests,
  dutyTests,
  tellingTests,
} from './outward/records-outward-tests.ts'
import { goldenTests, qualityTests } from './outward/records-quality-tests.ts'
import { hostPaceTests } from './patrol/records-pace-tests.ts'
import { rehearsalTests } from './patrol/records-rehearsal-tests.ts'
import { runningSettingsTests } from './patrol/records-running-tests.ts'
import { pictureTests } from './pictures/records-picture-tests.ts'
import {
  accountKeyTests,
  accountTests,
  identityTests,
  sessionTests,
  tokenTests,
} from './records-access-tests.ts'
import { canaryReachTests, canaryTests } from './records-canary-tests.ts'
import {
  alertTests,
  banTests,
  cutOrderTests,
  evidenceTests,
  pieceTests,
} from './records-case-tests.ts'
import { findingTests } from './records-finding-tests.ts'
import { costTests, goalTests } from './records-goal-tests.ts'
import {
  auditTests,
  journalReaderTests,
  journalTests,
  manyEventTests,
} from './records-journal-tests.ts'
import { judgementTests } from './records-judgement-tests.ts'
import {
  decidedFileTests,
  heldFileTests,
  keptFileTests,
  notedFileTests,
} from './records-kept-file-tests.ts'
import { learningTests } from './records-learning-tests.ts'
import { manyRoomTests } from './records-many-tests.ts'
import { nodeTests } from './records-node-tests.ts'
import {
  airPrintTests,
  coverageTests,
  markAndBanTests,
  replayFindingTests,
} from './records-patrol-tests.ts'
import { poisonousTests } from './records-poisonous-tests.ts'
import { regionTests } from './records-region-tests.ts'
import {
  bulkTests,
  courseFilterTests,
  listTests,
  registryTests,
  wallTests,
} from './records-registry-tests.ts'
import { signInTests } from './records-sign-in-tests.ts'
import { speechTests } from './records-speech-tests.ts'
import { patrolledRoomTests, sweepRunListTests, sweepRunTests } from './records-sweep-tests.ts'
import { lateSessionTests, teachingTests } from './records-teaching-tests.ts'
import { countingTests, filterTests, tallyTests, timelineTests } from './records-timeline-tests.ts'
import { transactionTests } from './records-transaction-tests.ts'
import { violationRaceTests, violationTests } from './records-violation-tests.ts'
import { foundTests } from './register/found-tests.ts'
import { registerFilterTests } from './register/records-register-filter-tests.ts'
import { reportListTests, reportTests } from './reports/records-report-tests.ts'
import { savedSearchTests } from './search/saved-search-tests.ts'
import { wordSearchTests } from './search/word-search-tests.ts'

export type RecordsUnderTest = {
  readonly transactions: Transactions
  close(): Promise<void>
}

/** How the tests of the suite reach what is under test: it is opened once a file, so each test uses names of its own. */
export type RecordsTestContext = {
  readonly transactions: () => Transactions
  readonly unique: (prefix: string) => string
}

const TOPICS: readonly (readonly [string, (context: RecordsTestContext) => void])[] = [
  ['registry', registryTests],
  ['filters of the register', registerFilterTests],
  ['registry, at once', bulkTests],
  ['courses, filtered', courseFilterTests],
  ['lists', listTests],
  ['rooms that have something in common', foundTests],
  ['wall of rooms', wallTests],
  ['violations', violationTests],
  ['letters', letterTests],
  ['cases that count for cards', cardCaseTests],
  ['violations, raced for', violationRaceTests],
  ['timeline', timelineTests],
  ['counting', countingTests],
  ['tallies', tallyTests],
  ['words', wordSearchTests],
  ['saved searches', savedSearchTests],
  ['filters', filterTests],
  ['regions', regionTests],
  ['evidence', evidenceTests],
  ['kinds of evidence', pieceTests],
  ['replays, labels, second opinions', learningTests],
  ['who works on what, and how', handlingTests],
  ['what a second person made of decisions', qualityTests],
  ['golden items', goldenTests],
  ['what verdicts rest on', judgementTests],
  ['alerts', alertTests],
  ['cut orders', cutOrderTests],
  ['automatic cuts', automaticCutTests],
  ['fuses', fuseTests],
  ['lists of orders', cutListTests],
  ['fuses, raced for', fuseRaceTests],
  ['bans that end', banTests],
  ['channels of alerts', channelTests],
  ['deliveries of alerts', deliveryTests],
  ['what channels were told', tellingTests],
  ['duty roster', dutyTests],
  ['coverage', coverageTests],
  ['many rooms at once', manyRoomTests],
  ['marks and bans', markAndBanTests],
  ['pace of platforms', hostPaceTests],
  ['what was on air', airPrintTests],
  ['pictures in other rooms', pictureTests],
  ['replays that were found', replayFindingTests],
  ['what was found about rooms', findingTests],
  ['what was taught', teachingTests],
  ['sessions of late', lateSessionTests],
  ['speech that goes on', speechTests],
  ['runs of sweeps', sweepRunTests],
  ['canaries', canaryTests],
  ['how far canaries came', canaryReachTests],
  ['rehearsals', rehearsalTests],
  ['settings that people change', runningSettingsTests],
  ['lists of runs', sweepRunListTests],
  ['processes', nodeTests],
  ['goals of the patrol', goalTests],
  ['what looking cost', costTests],
  ['rooms as they are patrolled', patrolledRoomTests],
  ['pictures that are not read', poisonousTests],
  ['accounts', accountTests],
  ['persons of a provider', identityTests],
  ['sessions', sessionTests],
  ['keys of accounts', accountKeyTests],
  ['tokens and idempotency', tokenTests],
  ['failures to sign in', signInTests],
  ['journal', journalTests],
  ['journal, many at once', manyEventTests],
  ['journal, read', journalReaderTests],
  ['audit', auditTests],
  ['transactions', transactionTests],
  ['reports', reportTests],
  ['lists of reports', reportListTests],
  ['files that are kept', keptFileTests],
  ['files that are kept, while they are deleted', heldFileTests],
  ['files that are kept, while people decide', decidedFileTests],
  ['files that are kept, many at once', notedFileTests],
]

/** What every implementation of Records and Transactions must do. */
export function describeRecords(name: string, open: () => Promise<RecordsUnderTest>): void {
  describe(`records: ${name}`, () => {
    let opened: RecordsUnderTest | null = null
    beforeAll(async () => {
      opened = await open()
    })
    afterAll(async () => {
      await opened?.close()
    })
    const context: RecordsTestContext = {
      transactions: () => {
        if (opened === null) throw new Error('not opened')
        return opened.transactions
      },
      unique: (prefix) => `${prefix}-${randomUUID()}`,
    }
    for (const [topic, tests] of TOPICS) describe(topic, () => tests(context))
  })
}
