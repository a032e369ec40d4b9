import type { Deadline } from './deadline.ts'

/** Whether a stream has said that it carries pictures: then sound alone is a beginning and no answer. */
export type PictureAnnouncement = {
  announce(): void
  isMade(): boolean
}

/** `deadline`: is told, so that it waits longer. */
export function createAnnouncement(
  deadline?: Pick<Deadline, 'expectPictures'>,
): PictureAnnouncement {
  let made = false
  return {
    announce() {
      made = true
      deadline?.expectPictures()
    },
    isMade: () => made,
  }
}
