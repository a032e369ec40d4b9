import { Button, Skeleton } from 'antd'
import { lazy, type ReactNode, type SubmitEvent, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OwnSecondFactor, SecondFactorOffer } from '../../contracts/session.ts'
import {
  useOfferFactor,
  useRemoveFactor,
  useRenewRecovery,
  useSecondFactor,
  useSetUpFactor,
} from '../api/use-second-factor.ts'
import { TimeText } from '../components/time-text.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { CodeField } from './code-field.tsx'
import { SecretField } from './secret-field.tsx'

// Drawn for those alone who set one up.
const FactorCode = lazy(async () => ({ default: (await import('./factor-code.tsx')).FactorCode }))

type ProofProps = {
  readonly name: string
  readonly submit: string
  readonly danger?: boolean
  readonly busy: boolean
  readonly error: unknown
  readonly children: ReactNode
  onSubmit(proof: { password: string; code: string }): void
}

function ProofForm({ name, submit, danger, busy, error, children, onSubmit }: ProofProps) {
  const { t } = useTranslation()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const send = (event: SubmitEvent) => {
    event.preventDefault()
    onSubmit({ password, code })
  }
  return (
    <form className="account-form" onSubmit={send} data-testid={`factor-${name}-form`}>
      {children}
      <SecretField
        id="factor-password"
        label={t('account.current')}
        value={password}
        complete="current-password"
        onChange={setPassword}
      />
      <CodeField id="factor-code" value={code} onChange={setCode} />
      <Button
        type="primary"
        danger={danger === true}
        htmlType="submit"
        loading={busy}
        data-testid={`factor-${name}`}
      >
        {submit}
      </Button>
      {error !== null && <TroubleNote error={error} />}
    </form>
  )
}

/** In groups of four, as it is typed where nothing can be scanned. */
const inGroups = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? secret

function SetUp({ offer }: { readonly offer: SecondFactorOffer }) {
  const { t } = useTranslation()
  const act = useSetUpFactor()
  const { ticket, secret, address } = offer
  return (
    <ProofForm
      name="set-up"
      submit={t('factor.setUp')}
      busy={act.isPending}
      error={act.error}
      onSubmit={(proof) => act.mutate({ ...proof, ticket })}
    >
      <p>{t('factor.scan')}</p>
      <div data-testid="factor-qr">
        <Suspense fallback={<Skeleton.Image />}>
          <FactorCode address={address} />
        </Suspense>
      </div>
      <p className="muted small">
        {t('factor.typeIn')}{' '}
        <code className="factor-secret" data-testid="factor-secret">
          {inGroups(secret)}
        </code>
      </p>
    </ProofForm>
  )
}

function Renew({ onDone }: { onDone(): void }) {
  const { t } = useTranslation()
  const act = useRenewRecovery()
  return (
    <ProofForm
      name="renew"
      submit={t('factor.renew')}
      busy={act.isPending}
      error={act.error}
      onSubmit={(proof) => act.mutate(proof, { onSuccess: onDone })}
    >
      <p className="muted small">{t('factor.renewHint')}</p>
    </ProofForm>
  )
}

function Remove() {
  const { t } = useTranslation()
  const act = useRemoveFactor()
  return (
    <ProofForm
      name="off"
      submit={t('factor.remove')}
      danger
      busy={act.isPending}
      error={act.error}
      onSubmit={act.mutate}
    >
      <p className="muted small">{t('factor.removeHint')}</p>
    </ProofForm>
  )
}

/** Few are left: whoever loses the phone then is shut out. */
const FEW_CODES = 2

function SetUpAlready({ factor }: { readonly factor: OwnSecondFactor }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'none' | 'renew' | 'remove'>('none')
  return (
    <>
      <p data-testid="factor-on">
        {t('factor.on')} {factor.since !== null && <TimeText at={factor.since} />}
        {t('factor.left', { count: factor.recoveryLeft })}
      </p>
      {factor.recoveryLeft <= FEW_CODES && (
        <p role="status" data-testid="factor-few">
          {t('factor.few')}
        </p>
      )}
      <p className="register-acts">
        {open !== 'renew' && (
          <Button onClick={() => setOpen('renew')} data-testid="factor-renew-open">
            {t('factor.renew')}
          </Button>
        )}
        {open !== 'remove' && (
          <Button onClick={() => setOpen('remove')} data-testid="factor-off-open">
            {t('factor.remove')}
          </Button>
        )}
      </p>
      {open === 'renew' && <Renew onDone={() => setOpen('none')} />}
      {open === 'remove' && <Remove />}
    </>
  )
}

/** Whether one signs in with a code too: set it up, or take it away. */
export function FactorPanel() {
  const { t } = useTranslation()
  const { data, isPending, isError, error, refetch } = useSecondFactor()
  const offer = useOfferFactor()
  const isOff = data?.since === null
  return (
    <section className="panel" data-testid="factor-panel">
      <h2>{t('factor.title')}</h2>
      <p className="muted small">{t('factor.lead')}</p>
      {data?.obligatory === true && <p className="muted small">{t('factor.obligatory')}</p>}
      {isError && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
      {isOff && offer.data === undefined && (
        <Button
          type="primary"
          loading={offer.isPending}
          onClick={() => offer.mutate()}
          data-testid="factor-begin"
        >
          {t('factor.begin')}
        </Button>
      )}
      {offer.isError && <TroubleNote error={offer.error} />}
      {isOff && offer.data !== undefined && <SetUp offer={offer.data} />}
      {data !== undefined && !isOff && <SetUpAlready factor={data} />}
    </section>
  )
}
