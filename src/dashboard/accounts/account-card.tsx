import { useTranslation } from 'react-i18next'
import type { User } from '../../contracts/access.ts'
import type { Account } from '../../contracts/session.ts'
import { useSignInWays } from '../account/provider-sign-in.ts'
import { TimeText } from '../components/time-text.tsx'
import { AccessDialog } from './access-dialog.tsx'
import { IdentityDialog } from './identity-dialog.tsx'
import { ReasonedAct } from './reasoned-act.tsx'
import {
  type Shown,
  useLock,
  useResetFactor,
  useResetPassword,
  useUnbindIdentity,
} from './use-accounts.ts'

type Props = {
  readonly user: User
  /** Who looks at it. */
  readonly account: Account
  onShown(shown: Shown): void
}

function Unbind({ name }: { readonly name: string }) {
  const { t } = useTranslation()
  const unbind = useUnbindIdentity(name)
  return (
    <ReasonedAct
      name="account-unbind"
      label={t('provider.unbind')}
      title={t('app.named', { name: t('provider.unbind'), value: name })}
      hint={t('provider.unbindHint')}
      act={unbind}
    />
  )
}

/** One account, and what may be done to it. */
export function AccountCard({ user, account, onShown }: Props) {
  const { t } = useTranslation()
  const { name, role, regionNames, createdAt, lockedAt } = user
  const locked = lockedAt !== null
  const reset = useResetPassword(name)
  const lock = useLock(name, locked)
  const resetFactor = useResetFactor(name)
  const ways = useSignInWays()
  const vouched = typeof user.subject === 'string'
  const verb = locked ? 'unlock' : 'lock'
  return (
    <article className="channel-card" data-testid="account-card" data-name={name}>
      <header>
        <h2>{name}</h2>
        <span className="node-role">{t(`app.${role}`)}</span>
        {user.secondFactor === true && <span className="node-role">{t('factor.has')}</span>}
        {locked && <span className="channel-problem">{t('accounts.locked')}</span>}
      </header>
      <dl className="channel-times">
        <dt>{t('accounts.regions')}</dt>
        <dd data-testid="account-places">
          {regionNames.length === 0
            ? t('accounts.everywhere')
            : regionNames.join(t('acts.separator'))}
        </dd>
        <dt>{t('accounts.createdAt')}</dt>
        <dd>
          <TimeText at={createdAt} />
        </dd>
        {vouched && (
          <>
            <dt>{t('provider.subject')}</dt>
            <dd data-testid="account-subject">{user.subject}</dd>
          </>
        )}
        {locked && (
          <>
            <dt>{t('accounts.lockedAt')}</dt>
            <dd>
              <TimeText at={lockedAt} />
            </dd>
          </>
        )}
      </dl>
      <div className="channel-acts">
        {vouched ? <Unbind name={name} /> : <AccessDialog user={user} account={account} />}
        {!vouched && (
          <ReasonedAct
            name="account-reset"
            label={t('accounts.reset')}
            title={t('app.named', { name: t('accounts.reset'), value: name })}
            hint={t('accounts.resetHint')}
            act={reset}
            onDone={onShown}
          />
        )}
        {ways.provider && !vouched && <IdentityDialog name={name} />}
        {user.secondFactor === true && (
          <ReasonedAct
            name="account-factor"
            label={t('factor.reset')}
            title={t('app.named', { name: t('factor.reset'), value: name })}
            hint={t('factor.resetHint')}
            act={resetFactor}
          />
        )}
        <ReasonedAct
          name={`account-${verb}`}
          label={t(`accounts.${verb}`)}
          title={t('app.named', { name: t(`accounts.${verb}`), value: name })}
          hint={t(`accounts.${verb}Hint`)}
          danger={!locked}
          act={lock}
        />
      </div>
    </article>
  )
}
