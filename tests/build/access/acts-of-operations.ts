import type { Act } from '../../../src/core/access/rights.ts'

/** Written by hand beside the routes: an operation that is not here, or does something else, fails the suite. */
export const ACTS_OF_OPERATIONS: Readonly<Record<Act | 'anyone', readonly string[]>> = {
  anyone: ['signIn', 'isAlive', 'isReady', 'getMetrics'],
  self: [
    ...['getSession', 'signOut', 'changeOwnPassword', 'tellPresence', 'listOwnSessions'],
    ...['endOtherSessions', 'endOwnSession', 'listViews', 'saveView', 'removeView'],
  ],
  read: [
    ...['getSystem', 'getCanaries', 'getPolitenessReport', 'followEvents', 'getPushKey', 'getDuty'],
    ...['listSweeps', 'getSweep', 'listSweepVersions', 'listRuns', 'getRun', 'listLegalHolds'],
    ...['listInstitutions', 'getInstitution', 'listRooms', 'lookUpRoom', 'getRoom'],
    ...['getRoomThumbnail', 'listCourses', 'getCourse', 'getRoomCoverage', 'getRegionCoverage'],
    ...[
      'getRoomTimeline',
      'listViolations',
      'countViolationsOverTime',
      'countViolationsByHour',
      'getViolation',
      'listViolationEvents',
    ],
    ...['listViolationEvidence', 'getViolationCurve', 'getEvidenceFile', 'listRegions'],
    ...['getRegion', 'judgeConduct', 'listCalendarDays', 'listLegalWindows', 'listCalendarChanges'],
    ...['listTimetableConflicts', 'replayUnderOtherLaw', 'checkTerms', 'listTermsVersions'],
    ...['getTermsVersion', 'listModelVersions', 'getModelVersion', 'getCutOrder', 'getCutPower'],
    ...[
      'listCutOrdersOfViolation',
      'listCutOrders',
      'getShadowReport',
      'listWrongCuts',
      'listLetters',
      'getLetter',
    ],
    ...['listLettersOfViolation', 'listLetterMeasures', 'getLetterPdf', 'getLetterDocx'],
    ...['getCardOfViolation', 'listAlerts', 'getAlert', 'getAlertOfViolation', 'listChannels'],
    ...['getChannel', 'listDeliveries', 'listRoomChanges', 'listInstitutionChanges'],
    ...['explainRoomWatch', 'listNotes', 'listColleagues'],
  ],
  export: ['listLabels', 'exportViolations'],
  decide: [
    ...['confirmViolation', 'dismissViolation', 'claimViolation', 'releaseViolation'],
    ...['assignViolation', 'undoConfirmation', 'reopenViolation', 'addNote'],
    ...['closeViolation', 'referViolation', 'placeLegalHold', 'issueLetter', 'enterLetterReceipt'],
    ...['reportLetterMeasures', 'remindOfLetter', 'withdrawLetter', 'issueCardNotice'],
    ...['fileCardAppeal', 'decideCardAppeal', 'markGraveCase', 'acknowledgeAlert', 'silenceAlert'],
    ...['liftAlertSilence', 'testChannel', 'subscribeBrowser', 'unsubscribeBrowser'],
  ],
  cut: [
    ...['orderCut', 'approveCutOrder', 'declineCutOrder', 'cutAgain', 'undoCutOrder'],
    ...['stopAutomaticCut', 'recordWrongCut', 'makeWrongCutGood'],
  ],
  'undo-others': [],
  sweeps: ['saveSweep', 'undoSweepChange', 'runSweep', 'pauseRun', 'resumeRun', 'stopRun'],
  calendars: ['importHolidayNotice', 'importSchoolCalendars', 'undoCalendarImport'],
  channels: ['createChannel', 'changeChannel', 'removeChannel'],
  duty: ['createShift', 'changeShift', 'removeShift'],
  'hand-over': ['handOverShift'],
  fuses: ['resetCutFuse'],
  'lift-holds': ['liftLegalHold'],
  judgement: [
    ...['handInTerms', 'shadowTermsVersion', 'adoptTermsVersion', 'withdrawTermsVersion'],
    ...['handInModel', 'shadowModelVersion', 'adoptModelVersion', 'withdrawModelVersion'],
    ...['getModelFile', 'listCorrections'],
  ],
  registry: [
    ...['importRegister', 'registerInstitution', 'replaceInstitution', 'removeInstitution'],
    ...['registerRoom', 'replaceRoom', 'removeRoom', 'changeInstitution', 'changeRoom'],
    ...['changeRooms', 'undoRoomsChange', 'lookAtAddress'],
  ],
  accounts: [
    ...['listUsers', 'createUser', 'setUserPassword', 'changeUserAccess', 'lockUser', 'unlockUser'],
    ...['listTokens', 'createToken', 'revokeToken'],
  ],
  audit: ['listAudit', 'exportAudit'],
  upkeep: [
    ...['changeNodeWork', 'startNodeWorkAgain', 'listRefusedPictures', 'forgetRefusedPicture'],
  ],
}
