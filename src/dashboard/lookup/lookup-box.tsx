import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'

type Props = { readonly text: string; onLookup(text: string): void }

/** One box for whatever an officer has at hand. */
export function LookupBox({ text, onLookup }: Props) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(text)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onLookup(typed.trim())
  }
  return (
    <search>
      <form className="lookup-box" onSubmit={submit} data-testid="lookup-form">
        <label className="visually-hidden" htmlFor="lookup-input">
          {t('lookup.label')}
        </label>
        <Input
          id="lookup-input"
          size="large"
          allowClear
          autoFocus
          spellCheck={false}
          autoComplete="off"
          maxLength={4096}
          placeholder={t('lookup.placeholder')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          data-testid="lookup-input"
        />
        <Button type="primary" size="large" htmlType="submit" data-testid="lookup-submit">
          {t('lookup.submit')}
        </Button>
      </form>
    </search>
  )
}
