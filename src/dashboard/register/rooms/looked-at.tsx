import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { AddressLook } from '../../../contracts/register/address-look.ts'
import { Link } from '../../components/link.tsx'
import { TimeText } from '../../components/time-text.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import { roomPath } from '../../lib/routes.ts'

function useAirWords(look: AddressLook): string {
  const { t } = useTranslation()
  const { say } = useLanguage()
  const { airState, source, unseenWords } = look
  if (airState === 'off-air') return t('register.paste.offAir')
  if (airState === 'on-air') {
    return t(source?.recording === true ? 'register.paste.recording' : 'register.paste.onAir')
  }
  const why = unseenWords === null ? '' : `:${say(unseenWords)}`
  return `${t('register.paste.unseen')}${why}`
}

function Source({ look }: { readonly look: AddressLook }) {
  const { t } = useTranslation()
  const { source, pageTitle } = look
  if (source === null) return null
  const { kind, width, height } = source
  return (
    <>
      {pageTitle === null
        ? t('register.paste.kindStream', { kind: kind.toUpperCase() })
        : t('register.paste.kindPage')}
      {width !== null && height !== null && (
        <span className="number"> {t('register.paste.size', { width, height })}</span>
      )}
    </>
  )
}

function Teaching({ legalTime }: Pick<AddressLook, 'legalTime'>) {
  const { t } = useTranslation()
  const { say } = useLanguage()
  if (legalTime === null) return null
  const { verdict, rule, reason, until } = legalTime
  return (
    <>
      <dt>{t('register.paste.teaching')}</dt>
      <dd data-testid="look-verdict">
        <span className={`legal ${verdict}`}>{t(`register.paste.${verdict}`)}</span> {say(reason)}{' '}
        {rule !== null && <code>{rule}</code>}
        {until !== null && (
          <span className="muted">
            {' '}
            {t('register.paste.until')}
            <TimeText at={until} form="short" />
          </span>
        )}
      </dd>
    </>
  )
}

function Content({ look }: { readonly look: AddressLook }) {
  const { t } = useTranslation()
  const { label, subjects, lines } = look
  if (label === null) return null
  const names = subjects.map((code) => t(`words.subject.${code}`)).join(t('app.comma'))
  const words = {
    subject: () => t('register.paste.subject', { subjects: names || t('app.unknown') }),
    'non-subject': () => t('register.paste.nonSubject'),
    unsure: () => t('register.paste.unsure'),
  }[label]()
  return (
    <>
      <dt>{t('register.paste.content')}</dt>
      <dd>
        {words} <span className="muted small">{t('register.paste.lead')}</span>
      </dd>
      {lines.length > 0 && (
        <>
          <dt>{t('register.paste.read')}</dt>
          <dd className="small">{lines.join(' / ')}</dd>
        </>
      )}
    </>
  )
}

type Props = { readonly look: AddressLook; onRegister(): void }

/** What one look at an address saw, and on to registering it. */
export function LookedAt({ look, onRegister }: Props) {
  const { t } = useTranslation()
  const air = useAirWords(look)
  return (
    <div className="register-two" data-testid="looked-at" data-air={look.airState}>
      <div>
        {look.picture === null ? (
          <p className="muted">{t('register.paste.noPicture')}</p>
        ) : (
          <img
            className="register-picture"
            src={`data:image/jpeg;base64,${look.picture}`}
            alt={t('register.paste.pictureAlt')}
          />
        )}
      </div>
      <div>
        <dl className="register-facts">
          <dt>{t('register.state')}</dt>
          <dd>
            <b>{air}</b> <Source look={look} />
          </dd>
          <Teaching legalTime={look.legalTime} />
          <Content look={look} />
        </dl>
        {look.known.length > 0 && (
          <p>
            {t('register.paste.known')}{' '}
            {look.known.map(({ id, title }) => (
              <Link key={id} href={roomPath(id)}>
                {title}
              </Link>
            ))}
          </p>
        )}
        <Button type="primary" onClick={onRegister} data-testid="look-register">
          {t('register.paste.register')}
        </Button>
      </div>
    </div>
  )
}
