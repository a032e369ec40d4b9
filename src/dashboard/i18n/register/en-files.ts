import type { SameShape } from '../same-shape.ts'
import type { zhFiles } from './zh-files.ts'

export const enFiles: SameShape<typeof zhFiles> = {
  reason: 'Reason',
  reasonHint: 'Kept in the audit',
  asForm: 'As a form',
  asText: 'As text (YAML)',
  oneWay: 'There are unsaved changes: save them, or close and open again, before you switch.',
  formHint: 'Saved by the form, comments of what did not change stay in the file.',
  check: 'Check',
  checked: 'Nothing is wrong with it.',
  save: 'Save',
  saved: 'Saved; it holds at once.',
  versions: 'History',
  noVersions: 'No changes were made through the program.',
  undo: 'As it was before this change',
  undone: 'Done, and in force at once.',
  takenBack: 'taken back since',
  overtaken:
    'Somebody changed it since you opened it. Left the file now, right what you wrote; take the new version, then save.',
  takeNew: 'Take the file as it is now',
  keepMine: 'Keep mine, over the new version',
  now: 'The file now',
  mine: 'What you wrote',
  isUndo: 'taken back',
}
