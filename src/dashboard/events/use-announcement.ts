import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Violation } from '../../contracts/violation.ts'
import type { Sound } from '../sound/sound-context.tsx'

/** A new violation is heard and read out, once each: events are repeated after a reconnection. */
export function useAnnouncement(sound: Sound): {
  readonly announcement: string
  announce(violation: Violation): void
} {
  const { t } = useTranslation()
  const [announcement, setAnnouncement] = useState('')
  const [heard] = useState(() => new Set<string>())
  const announce = useCallback(
    (violation: Violation) => {
      if (heard.has(violation.id)) return
      heard.add(violation.id)
      if (violation.ongoing) sound.ring()
      setAnnouncement(
        t('wall.newViolation', {
          room: violation.roomTitle,
          rule: t(`words.rule.${violation.rule}`),
        }),
      )
    },
    [heard, sound, t],
  )
  return { announcement, announce }
}
