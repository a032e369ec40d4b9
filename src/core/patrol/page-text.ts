/**
 * What a piece of a live-room page says of the lesson by where it stands: the title and the course list are the
 * institution's own announcement of a lesson, chat is what anybody types.
 */
export const PAGE_TEXT_ROLES = [
  'title',
  'teacher',
  'description',
  'price',
  'course-list',
  'announcement',
  'chat',
] as const
export type PageTextRole = (typeof PAGE_TEXT_ROLES)[number]

/** One piece of a page, white space folded, never empty. */
export type PageText = { readonly role: PageTextRole; readonly text: string }
