import {
  type LiveSchedules,
  openLiveSchedules,
} from '../../../src/adapters/schedules/live-schedules.ts'
import { sha256 } from '../../../src/adapters/system/sha256.ts'
import { dayOf } from '../../../src/core/calendar/day-of.ts'
import type { Fault } from '../../../src/core/fault.ts'
import type { CivilDate } from '../../../src/core/time/civil-date.ts'
import type { ScheduleDocument, ScheduleDraft } from '../../../src/ports/legal-schedules.ts'
import { copySchedules, NOTICE_2027, SCHOOL_2026 } from '../../build/schedules-copy.ts'
import { at } from '../../build/violations.ts'

export const STAMP = { at: at('2026-11-22T10:00:00+08:00'), who: 'user:admin', why: '通知已发布' }

export const notice = (text: string = NOTICE_2027): ScheduleDocument => ({
  kind: 'notice',
  name: 'n.yaml',
  text,
})

export const school = (document: object = SCHOOL_2026): ScheduleDocument => ({
  kind: 'school-calendar',
  name: 's.json',
  text: JSON.stringify(document, null, 2),
})

export async function openedAt(folder: string): Promise<LiveSchedules> {
  const live = await openLiveSchedules(folder, sha256)
  if (!live.ok) throw new Error(live.fault.message)
  return live.value
}

/** A copied folder, opened, with the words of a test. Remove it when done. */
export async function aScheduleDesk() {
  const copy = await copySchedules()
  const schedules = await openedAt(copy.folder)
  async function drafted(document: ScheduleDocument): Promise<ScheduleDraft> {
    const draft = await schedules.draft(document, 'user:admin')
    if (!draft.ok) throw new Error(draft.fault.message)
    return draft.value
  }
  return {
    copy,
    schedules,
    drafted,
    refused: async (document: ScheduleDocument): Promise<Fault> => {
      const draft = await schedules.draft(document, 'user:admin')
      if (draft.ok) throw new Error('the document was accepted')
      return draft.fault
    },
    applied: async (document: ScheduleDocument): Promise<ScheduleDraft> => {
      const draft = await drafted(document)
      const change = await schedules.apply(draft, STAMP)
      if (!change.ok) throw new Error(change.fault.message)
      return draft
    },
    dayIn: (date: string, region = '440100') =>
      dayOf(schedules.law().calendar, date as CivilDate, region, 'compulsory'),
  }
}

export type ScheduleDesk = Awaited<ReturnType<typeof aScheduleDesk>>
