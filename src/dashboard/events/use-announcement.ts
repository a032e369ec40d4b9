import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toneOf } from '../lib/cut-progress.ts'
import type { Sound } from '../sound/sound-context.tsx'
import type { News } from './use-event-stream.ts'

/** A new violation, and a stream that came back after a cut, are heard and read out, once each. */
export function useAnnouncement(sound: Sound): {
  readonly announcement: string
  announce(news: News): void
} {
  const { t } = useTranslation()
  const [announcement, setAnnouncement] = useState('')
  const [heard] = useState(() => new Set<string>())
  const announce = useCallback(
    (news: News) => {
      const isNews =
        news.name === 'violation.opened'
          ? news.data.ongoing
          : toneOf(news.data.state) === 'returned'
      const key = `${news.name} ${news.data.id}`
      if (!isNews || heard.has(key)) return
      heard.add(key)
      sound.ring()
      setAnnouncement(
        news.name === 'violation.opened'
          ? t('wall.newViolation', {
              room: news.data.roomTitle,
              rule: t(`words.rule.${news.data.rule}`),
            })
          : t('wall.cameBack', { stream: news.data.target.stream }),
      )
    },
    [heard, sound, t],
  )
  return { announcement, announce }
}
