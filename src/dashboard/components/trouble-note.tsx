import { useTranslation } from 'react-i18next'
import { type Trouble, troubleOf } from '../api/problem-error.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { Icon } from '../icons/icon.tsx'
import { oneLanguage } from '../lib/one-language.ts'
import { Button } from './button.tsx'

type Props = { readonly error: unknown; readonly onRetry?: () => void }

function Details({ trouble }: { readonly trouble: Trouble }) {
  const { t } = useTranslation()
  if (trouble.kind === 'network') return t('trouble.networkHint')
  if (trouble.kind === 'strange-answer') return `HTTP ${trouble.status}`
  const { code, requestId, where } = trouble.problem
  return (
    <details className="trouble-codes">
      <summary>{t('trouble.details')}</summary>
      <span>
        {t('trouble.code')} <code>{code}</code>
      </span>
      {where !== null && <code>{where}</code>}
      <span>
        {t('trouble.request')} <code>{requestId}</code>
      </span>
    </details>
  )
}

/** What went wrong, in the server's own sentence, in one language; the code that docs/errors.md explains is a press away. */
export function TroubleNote({ error, onRetry }: Props) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const trouble = troubleOf(error)
  const title = {
    network: () => t('trouble.network'),
    'strange-answer': () => t('trouble.title'),
    problem: () =>
      trouble.kind === 'problem' ? oneLanguage(trouble.problem.detail, language) : '',
  }[trouble.kind]()
  return (
    <div className="trouble" role="alert" data-testid="trouble">
      <Icon name="warning" />
      <div>
        <p>{title}</p>
        <Details trouble={trouble} />
      </div>
      {onRetry && (
        <Button size="small" onClick={onRetry} data-testid="retry">
          {t('app.retry')}
        </Button>
      )}
    </div>
  )
}
