import { useTranslation } from 'react-i18next'
import type { Token } from '../../contracts/access.ts'
import { TimeText } from '../components/time-text.tsx'
import { ReasonedAct } from './reasoned-act.tsx'
import { useRevokeToken } from './use-accounts.ts'

/** One token of a program. */
export function TokenCard({ token }: { readonly token: Token }) {
  const { t } = useTranslation()
  const { id, name, role, regionNames, scopes, createdAt, expiresAt, expired } = token
  const revoke = useRevokeToken(id)
  return (
    <article className="channel-card" data-testid="token-card">
      <header>
        <h2>{name}</h2>
        <span className="node-role">{t(`app.${role}`)}</span>
        {expired && <span className="channel-problem">{t('accounts.tokens.expired')}</span>}
      </header>
      <dl className="channel-times">
        <dt>{t('accounts.regions')}</dt>
        <dd>
          {regionNames.length === 0
            ? t('accounts.everywhere')
            : regionNames.join(t('acts.separator'))}
        </dd>
        <dt>{t('accounts.tokens.scopes')}</dt>
        <dd>
          {scopes === null
            ? t('accounts.tokens.scopesAll')
            : scopes.map((one) => t(`accounts.tokens.scope.${one}`)).join(t('acts.separator'))}
        </dd>
        <dt>{t('accounts.createdAt')}</dt>
        <dd>
          <TimeText at={createdAt} />
        </dd>
        <dt>{t('accounts.tokens.expiresAt')}</dt>
        <dd>{expiresAt === null ? t('accounts.tokens.never') : <TimeText at={expiresAt} />}</dd>
      </dl>
      <div className="channel-acts">
        <ReasonedAct
          name="token-revoke"
          label={t('accounts.tokens.revoke')}
          title={t('app.named', { name: t('accounts.tokens.revoke'), value: name })}
          hint={t('accounts.tokens.revokeHint')}
          danger
          act={revoke}
        />
      </div>
    </article>
  )
}
