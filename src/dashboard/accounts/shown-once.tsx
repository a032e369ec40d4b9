import { Button } from 'antd'
import { useTranslation } from 'react-i18next'

type Props = {
  readonly title: string
  readonly hint: string
  readonly secret: string
  onDone(): void
}

/** A secret that nobody can look up again. */
export function ShownOnce({ title, hint, secret, onDone }: Props) {
  const { t } = useTranslation()
  return (
    <section className="panel shown-once" role="status" data-testid="shown-once">
      <h2>{title}</h2>
      <p>
        <code data-testid="shown-secret">{secret}</code>
      </p>
      <p className="muted small">{hint}</p>
      <Button onClick={onDone} data-testid="shown-done">
        {t('accounts.done')}
      </Button>
    </section>
  )
}
