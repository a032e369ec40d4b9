import type { CalendarReach } from '../core/calendar/compare-calendars.ts'
import type { WrittenCutRules } from '../core/cuts/power/loosened-rules.ts'
import type { Result } from '../core/fault.ts'
import type { Law } from '../core/policy/law.ts'
import type { Instant } from '../core/time/instant.ts'
import type { WrittenSweep } from './written-sweep.ts'

/**
 * What a change is of, and with that whose right it is. A way back leads only to changes of what it asks for: who may
 * change calendars takes back no rule of cutting.
 */
export type ChangeSubject = 'calendar' | 'sweep' | 'cut-rules' | 'report-template'

/** What somebody wants the schedules to become. */
export type ScheduleDocument =
  | {
      /** A State Council notice, or school calendars, as YAML or JSON text. */
      readonly kind: 'notice' | 'school-calendar'
      /** Named in complaints, e.g. the file's name. */
      readonly name: string
      readonly text: string
    }
  | {
      /** A sweep as YAML or JSON text, in place of the one of that name or as a new one. */
      readonly kind: 'sweep'
      readonly name: string
      readonly text: string
    }
  /** What an office allows itself when it cuts, as YAML or JSON text. */
  | { readonly kind: 'cut-rules'; readonly text: string }
  /** How an office writes its reports, as YAML or JSON text. */
  | { readonly kind: 'report-template'; readonly text: string }
  /** Whole files of the schedules folder, by their path in it. */
  | {
      readonly kind: 'files'
      readonly files: readonly { readonly file: string; readonly text: string }[]
    }
  | {
      /** The way back of a change; `null`: of the latest one that has not been taken back. */
      readonly kind: 'undo'
      readonly of: ChangeSubject
      readonly changeId: string | null
      /** Its files as they were before it, also where later changes go with it; left out: those refuse it. */
      readonly later?: boolean
    }

/** What is made of calendars, and of whole files as they are shipped. */
export type CalendarDocument =
  | Extract<ScheduleDocument, { kind: 'notice' | 'school-calendar' | 'files' }>
  | (Extract<ScheduleDocument, { kind: 'undo' }> & { readonly of: 'calendar' })

/** A checked change that has not been made. */
export type ScheduleDraft = {
  /** sha256 over the files before and after: the same id is the same change. */
  readonly id: string
  readonly kind: ScheduleDocument['kind']
  /** The change that is taken back, for `undo`. */
  readonly undoes: string | null
  /** `null`: the file is not there. No files: nothing changes. */
  readonly files: readonly {
    readonly file: string
    readonly before: string | null
    readonly after: string | null
  }[]
  /** Every sweep as it would be. */
  readonly sweeps: readonly WrittenSweep[]
  /** The law before and after. */
  readonly before: Law
  readonly after: Law
  readonly reach: CalendarReach
  /** Sentences about what is odd but usable. */
  readonly warnings: readonly string[]
}

/** A change that was made, as the history keeps it. */
export type ScheduleChange = {
  readonly id: string
  readonly at: Instant
  readonly who: string
  readonly why: string
  readonly kind: ScheduleDraft['kind']
  readonly files: readonly string[]
  readonly undoes: string | null
}

export type ScheduleStamp = Pick<ScheduleChange, 'at' | 'who' | 'why'>

/** The schedules folder while the program runs. */
export interface LegalSchedules {
  /** The law in force: the last that could be read. */
  law(): Law
  /** Why the folder as it lies there cannot be used, in one sentence; `null` when it is in force. */
  trouble(): string | null
  /** Since when what was read before stays in force instead; `null`: nothing is broken, or nobody knows. */
  brokenSince(): Instant | null
  /**
   * Checks a document and says what it would change. Writes nothing. Bad input is `bad-request` with its line. `who`
   * stands for overrides of days that do not say who entered them.
   */
  draft(document: ScheduleDocument, who: string): Promise<Result<ScheduleDraft>>
  /** Makes the change, all files or none, and puts it in force. `conflict` when the files are not as drafted. */
  apply(draft: ScheduleDraft, stamp: ScheduleStamp): Promise<Result<ScheduleChange>>
  /** The rules of cutting as the folder says now, with what was written before. */
  cutRules(): WrittenCutRules
  /**
   * Keeps that another person agreed to changes of them, by their names: `version` is the one that was looked at. Answers with
   * the way back; `null`: the file is another by now, and nothing is agreed to.
   */
  agreeToCutRules(
    stamp: ScheduleStamp,
    looked: { readonly version: string; readonly changes: readonly string[] },
  ): Promise<(() => Promise<void>) | null>
  /** Every sweep as the folder says now. */
  sweeps(): readonly WrittenSweep[]
  /** The text of a file of the folder, by its path in it; `null` when it is missing. */
  fileText(file: string): Promise<string | null>
  /** Names a text of a file: another text has another version. */
  versionOf(text: string): string
  /** Changes made through here, latest first. */
  changes(): Promise<readonly ScheduleChange[]>
}
