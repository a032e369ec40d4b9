import { useTranslation } from 'react-i18next'
import { type Trouble, troubleOf } from '../api/problem-error.ts'
import { Icon } from '../icons/icon.tsx'
import { Button } from './button.tsx'

type Props = { readonly error: unknown; readonly onRetry?: () => void }

function Details({ trouble }: { readonly trouble: Trouble }) {
  const { t } = useTranslation()
  if (trouble.kind === 'network') return t('trouble.networkHint')
  if (trouble.kind === 'strange-answer') return `HTTP ${trouble.status}`
  const { code, requestId, where } = trouble.problem
  return (
    <span className="trouble-codes">
      <span>
        {t('trouble.code')} <code>{code}</code>
      </span>
      {where !== null && <code>{where}</code>}
      <span>
        {t('trouble.request')} <code>{requestId}</code>
      </span>
    </span>
  )
}

/** What went wrong, in the server's own sentence, with the code that docs/errors.md explains. */
export function TroubleNote({ error, onRetry }: Props) {
  const { t } = useTranslation()
  const trouble = troubleOf(error)
  const title = {
    network: () => t('trouble.network'),
    'strange-answer': () => t('trouble.title'),
    problem: () => (trouble.kind === 'problem' ? trouble.problem.detail : ''),
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
