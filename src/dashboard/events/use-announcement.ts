import type { TFunction } from 'i18next'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toneOf } from '../lib/cut-progress.ts'
import { violationPath } from '../lib/routes.ts'
import type { DesktopNotices } from '../notices/use-desktop-notices.ts'
import type { Sound } from '../sound/sound-context.tsx'
import type { News } from './use-event-stream.ts'

/** For the desktop: which room it is, and who teaches there, is told to those who are signed in. */
function told(news: News, t: TFunction) {
  const lead = news.name === 'violation.opened'
  const id = lead ? news.data.id : news.data.violationId
  return {
    tag: `xuncha ${news.name} ${news.data.id}`,
    title: t(lead ? 'desk.notices.lead' : 'desk.notices.cameBack'),
    body: lead
      ? `${t(`words.rule.${news.data.rule}`)}${t('app.stop')}${t('desk.notices.body')}`
      : t('desk.notices.body'),
    path: violationPath(id),
  }
}

/** A new violation, and a stream that came back after a cut, are heard and read out, once each. */
export function useAnnouncement(
  sound: Sound,
  notices: DesktopNotices,
): {
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
      notices.tell(told(news, t), sound.muted)
      setAnnouncement(
        news.name === 'violation.opened'
          ? t('wall.newViolation', {
              room: news.data.roomTitle,
              rule: t(`words.rule.${news.data.rule}`),
            })
          : t('wall.cameBack', { stream: news.data.target.stream }),
      )
    },
    [heard, sound, notices, t],
  )
  return { announcement, announce }
}
