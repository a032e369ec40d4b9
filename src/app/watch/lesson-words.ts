import type { PageText, PageTextRole } from '../../core/patrol/page-text.ts'
import type { Course } from '../../core/registry/course.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import { isTaughtAt } from '../../core/registry/taught-at.ts'
import type { Instant } from '../../core/time/instant.ts'

export type RoomPageWords = {
  readonly title: string
  readonly text: string
  /** Pieces of the page with what they are. */
  readonly texts: readonly PageText[]
}

/** A name is short; a course list of a whole platform names everything and therefore nothing. */
const LONGEST_NAME = 200
const LONGEST_HINT = 4_000

/** Ways of children before a lesson: all that a chat is asked for, since anybody writes there about anything. */
const CHAT_MANNERS = /听懂了|懂了|没听懂|会了|扣1|打卡|签到|举手|连麦答题|交作业|老师再讲|点名/g
const CHAT_MANNERS_AT_MOST = 3

const textOf = (texts: readonly PageText[], role: PageTextRole): string =>
  texts
    .filter((piece) => piece.role === role)
    .map(({ text }) => text)
    .join('\n')

const joined = (parts: readonly string[]): string =>
  [...new Set(parts.map((part) => part.trim()))].filter((part) => part !== '').join('\n')

/**
 * The words around the player without the chat, `null` when the chat cannot be told from the rest: then only the
 * pieces with a role are heard.
 */
function withoutChat(text: string, chat: string): string | null {
  if (chat === '') return text
  return text.includes(chat) ? text.replace(chat, ' ') : null
}

/** Lessons of subjects that the register has at this moment: a hint of the purpose, never a lesson by itself. */
export const coursesNow = (courses: readonly Course[], at: Instant): readonly Course[] =>
  courses.filter(({ content, timetable }) => content === 'subject' && isTaughtAt(timetable, at))

/**
 * What the classifier is told besides the picture. `title` is how the lesson is named: the room's and the page's
 * titles and the courses on it. `text` only hints: description, announcements, price, the rest of the page, the
 * timetable, and of the chat the ways of a class. `null`: there is no page and no course.
 */
export function lessonWords(
  room: Pick<LiveRoom, 'title'>,
  page: RoomPageWords | null,
  courses: readonly Pick<Course, 'name'>[],
): RoomPageWords | null {
  if (page === null && courses.length === 0) return null
  const texts = page?.texts ?? []
  const chat = textOf(texts, 'chat')
  const titles = [page?.title ?? '', textOf(texts, 'title'), textOf(texts, 'course-list')]
  const manners = [...new Set(chat.match(CHAT_MANNERS) ?? [])].slice(0, CHAT_MANNERS_AT_MOST)
  const hints = [
    ...(['description', 'announcement', 'price', 'teacher'] as const).map((role) =>
      textOf(texts, role),
    ),
    ...courses.slice(0, 3).map(({ name }) => name),
    manners.join(' '),
    withoutChat(page?.text ?? '', chat) ?? '',
  ]
  return {
    title: joined([room.title, ...titles.map((title) => title.slice(0, LONGEST_NAME))]),
    text: joined(hints).slice(0, LONGEST_HINT),
    texts,
  }
}
