import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Institution } from '../../contracts/institution.ts'
import type { Room } from '../../contracts/room.ts'
import { useInstitution } from '../api/use-lookup.ts'
import { TroubleNote } from '../components/trouble-note.tsx'
import { useLanguage } from '../i18n/use-language.ts'

/** What stands against the institution itself, whatever the hour; said by the server's own rules. */
function Standing({ room }: { readonly room: Room }) {
  const { say } = useLanguage()
  const legal = room.legalTime
  if (legal?.rule == null || !/^(ACT|STG)-/.test(legal.rule)) return null
  return (
    <p className={`lookup-standing ${legal.verdict}`} data-testid="lookup-standing">
      {say(legal.reason)} <code>{legal.rule}</code>
    </p>
  )
}

export function Paper({ institution }: { readonly institution: Institution }) {
  const { t } = useTranslation()
  const licence = institution.dossier?.licence ?? null
  const number = licence?.number ?? institution.licenceNumber
  const conversion = institution.dossier?.conversion ?? null
  return (
    <dl className="lookup-facts">
      <dt>{t('lookup.actor')}</dt>
      <dd>{t(`lookup.actors.${institution.actor}`)}</dd>
      <dt>{t('lookup.creditCode')}</dt>
      <dd>{institution.creditCode ?? t('lookup.notRegistered')}</dd>
      <dt>{t('lookup.licence')}</dt>
      <dd>{number ?? t('lookup.noLicence')}</dd>
      {licence !== null && (
        <>
          <dt>{t('lookup.state')}</dt>
          <dd>{t(`lookup.paper.${licence.state}`)}</dd>
          <dt>{t('lookup.expires')}</dt>
          <dd>{licence.expiresOn ?? t('lookup.notRegistered')}</dd>
        </>
      )}
      {conversion !== null && (
        <>
          <dt>{t('lookup.conversion')}</dt>
          <dd>{t(`lookup.conversions.${conversion.state}`)}</dd>
        </>
      )}
    </dl>
  )
}

/** Who stands behind the room, and what is registered of its licence. */
export function LicenceFacts({ room }: { readonly room: Room }) {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useInstitution(room.institutionId)
  return (
    <section aria-label={t('lookup.institution')}>
      <h3>{t('lookup.institution')}</h3>
      <p className="lookup-name">{room.institutionName}</p>
      <Standing room={room} />
      {error !== null && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton active title={false} paragraph={{ rows: 3 }} />}
      {data !== undefined && <Paper institution={data} />}
    </section>
  )
}
