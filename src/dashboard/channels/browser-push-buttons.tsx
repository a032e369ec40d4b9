import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Channel } from '../../contracts/alerts/channel.ts'
import { useApi } from '../api/api-context.tsx'
import { keys } from '../api/query-keys.ts'
import { TroubleNote } from '../components/trouble-note.tsx'
import { canPush, subscribeBrowser, unsubscribeBrowser } from './browser-push.ts'

/** Each officer decides for the browser that he sits at. */
export function BrowserPush({ channel: { id, subscriptions } }: { readonly channel: Channel }) {
  const { t } = useTranslation()
  const api = useApi()
  const queries = useQueryClient()
  const onSettled = () => queries.invalidateQueries({ queryKey: keys.channels })
  const subscribe = useMutation({ mutationFn: () => subscribeBrowser(api, id), onSettled })
  const leave = useMutation({ mutationFn: () => unsubscribeBrowser(api, id), onSettled })
  const error = subscribe.error ?? leave.error
  return (
    <div className="channel-browser">
      <p className="small">{t('channels.browser.count', { count: subscriptions })}</p>
      {canPush() ? (
        <div className="channel-acts">
          <Button loading={subscribe.isPending} onClick={() => subscribe.mutate()}>
            {t('channels.browser.subscribe')}
          </Button>
          <Button loading={leave.isPending} onClick={() => leave.mutate()}>
            {t('channels.browser.unsubscribe')}
          </Button>
        </div>
      ) : (
        <p className="muted small">{t('channels.browser.unsupported')}</p>
      )}
      {subscribe.data === false && (
        <p className="channel-problem">{t('channels.browser.denied')}</p>
      )}
      {error !== null && <TroubleNote error={error} />}
    </div>
  )
}
