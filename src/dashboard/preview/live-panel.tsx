import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LivePreview } from '../../contracts/preview/live-preview.ts'
import { posting } from '../api/addresses.ts'
import { useApi } from '../api/api-context.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { useLanguage } from '../i18n/use-language.ts'
import { play, type Stop } from './play.ts'

type Playing = { readonly kind: 'hls' | 'flv'; readonly url: string; readonly expiresAt: string }

type PlayerProps = Playing & { onEnd(why: 'over' | 'broken'): void }

function Player({ kind, url, expiresAt, onEnd }: PlayerProps) {
  const { t } = useTranslation()
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    const element = video.current
    if (element === null) return
    let stop: Stop | null = null
    let gone = false
    const broken = () => onEnd(Date.parse(expiresAt) <= Date.now() ? 'over' : 'broken')
    play(element, { kind, url }, broken).then(
      (stopIt) => {
        if (gone) stopIt()
        else stop = stopIt
      },
      () => onEnd('broken'),
    )
    return () => {
      gone = true
      stop?.()
    }
  }, [kind, url, expiresAt, onEnd])
  return (
    <video ref={video} controls autoPlay muted playsInline aria-label={t('review.live.player')} />
  )
}

/** What is on in the room now, when somebody presses for it: nothing is fetched before. */
export function LivePanel({ roomId }: { readonly roomId: string }) {
  const { t } = useTranslation()
  const { say } = useLanguage()
  const api = useApi()
  const [ended, setEnded] = useState<'over' | 'broken' | null>(null)
  const start = useMutation({
    mutationFn: () =>
      api.write<LivePreview>('POST', posting('/rooms/{id}/preview', { id: roomId })),
    onMutate: () => setEnded(null),
  })
  const { data } = start
  const playing =
    data !== undefined && ended === null && data.kind !== null && data.url !== null
      ? { kind: data.kind, url: data.url, expiresAt: data.expiresAt ?? '' }
      : null
  return (
    <section className="live-panel" aria-label={t('review.live.title')} data-testid="live">
      <h2 className="in-panel">{t('review.live.title')}</h2>
      <p className="muted small">{t('review.live.hint')}</p>
      {playing === null ? (
        <Button loading={start.isPending} onClick={() => start.mutate()} data-testid="live-open">
          {t(start.isPending ? 'review.live.opening' : 'review.live.open')}
        </Button>
      ) : (
        <>
          <Player key={playing.url} {...playing} onEnd={setEnded} />
          <Button onClick={() => start.reset()} data-testid="live-close">
            {t('review.live.close')}
          </Button>
        </>
      )}
      <div role="status" aria-live="polite" data-testid="live-said">
        {ended !== null && t(`review.live.${ended}`)}
        {data?.words != null && say(data.words)}
      </div>
      {start.error !== null && <TroubleNote error={start.error} onRetry={() => start.mutate()} />}
    </section>
  )
}
