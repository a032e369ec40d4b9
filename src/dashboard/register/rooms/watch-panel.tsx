import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import type { RoomWatch } from '../../../contracts/register/room-watch.ts'
import { TimeText } from '../../components/time-text.tsx'
import { TroubleNote } from '../../components/trouble-note.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import { useRoomWatch } from '../use-register.ts'

/** Nothing is to be done about these: it is looked at, or not wanted now. */
const CALM: readonly RoomWatch['reason'][] = ['watched', 'waiting', 'permitted-now']

function Facts({ watch }: { readonly watch: RoomWatch }) {
  const { t } = useTranslation()
  const { say, language } = useLanguage()
  const sweep = watch.sweeps.find(({ name }) => name === watch.sweep)
  return (
    <dl className="register-facts">
      {sweep !== undefined && (
        <>
          <dt>{t('register.watchSweep')}</dt>
          <dd>
            {language === 'zh' ? sweep.titleZh : sweep.titleEn} <code>{sweep.name}</code>
          </dd>
        </>
      )}
      {watch.nextLookAt !== null && (
        <>
          <dt>{t('register.watchNext')}</dt>
          <dd>
            <TimeText at={watch.nextLookAt} form="short" />
          </dd>
        </>
      )}
      {watch.until !== null && (
        <>
          <dt>{t('register.watchUntil')}</dt>
          <dd>
            <TimeText at={watch.until} />
          </dd>
        </>
      )}
      {watch.remedy !== null && (
        <>
          <dt>{t('register.watchRemedy')}</dt>
          <dd data-testid="watch-remedy">{say(watch.remedy)}</dd>
        </>
      )}
    </dl>
  )
}

function Sweeps({ sweeps }: Pick<RoomWatch, 'sweeps'>) {
  const { t } = useTranslation()
  const { say, language } = useLanguage()
  return (
    <table className="register-table">
      <thead>
        <tr>
          <th scope="col">{t('register.sweepName')}</th>
          <th scope="col">{t('register.sweepStanding')}</th>
          <th scope="col">{t('register.sweepCadence')}</th>
        </tr>
      </thead>
      <tbody>
        {sweeps.map((one) => (
          <tr key={one.name} data-testid="watch-sweep" data-standing={one.standing}>
            <th scope="row">{language === 'zh' ? one.titleZh : one.titleEn}</th>
            <td>
              {say(one.standingWords)}
              {one.days !== null && (
                <span className="muted small number">
                  {' '}
                  {one.days.from} – {one.days.to}
                </span>
              )}
            </td>
            <td className="small">
              {t('register.cadence', { probe: one.probeSeconds, watch: one.watchSeconds })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Why the room is or is not watched, in the server's own words, and what to do about it. */
export function WatchPanel({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const { say } = useLanguage()
  const { data, error, isPending, refetch } = useRoomWatch(id)
  return (
    <section className="panel" aria-label={t('register.watch')} data-testid="watch-panel">
      <h2>{t('register.watch')}</h2>
      {error !== null && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton active title={false} />}
      {data !== undefined && (
        <>
          <p
            className="register-why"
            data-calm={CALM.includes(data.reason)}
            data-reason={data.reason}
            data-testid="watch-reason"
          >
            {say(data.words)}
          </p>
          <Facts watch={data} />
          <Sweeps sweeps={data.sweeps} />
        </>
      )}
    </section>
  )
}
