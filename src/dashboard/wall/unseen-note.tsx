import { useTranslation } from 'react-i18next'
import type { Room } from '../../contracts/room.ts'
import { useLanguage } from '../i18n/use-language.ts'

/** Why the room cannot be seen, in words: "unseen" alone tells nobody what to do. */
export function UnseenNote({ room }: { readonly room: Room }) {
  const { t } = useTranslation()
  const { say } = useLanguage()
  const status = room.status
  if (status === null || status.unseenReason === null) return null
  const reason = status.unseenReason
  const short = t(`words.unseenReason.${reason}`)
  const full = status.unseenWords === null ? short : say(status.unseenWords)
  return (
    <p className="unseen-note" title={full} data-unseen-reason={reason}>
      {short}
    </p>
  )
}
