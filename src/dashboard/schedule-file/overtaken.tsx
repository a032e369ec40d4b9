import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { FileEditing } from './use-file-editor.ts'

/** Somebody else was faster: their file beside what was typed here. */
export function Overtaken({ editor }: { readonly editor: FileEditing }) {
  const { t } = useTranslation()
  const { now, document, take } = editor
  if (now === null) return null
  return (
    <section className="register-overtaken" role="alert" data-testid="file-overtaken">
      <p>{t('files.overtaken')}</p>
      <div className="register-two">
        <figure>
          <figcaption>{t('files.now')}</figcaption>
          <pre>{now.text}</pre>
        </figure>
        <figure>
          <figcaption>{t('files.mine')}</figcaption>
          <pre>{typeof document === 'string' ? document : JSON.stringify(document, null, 2)}</pre>
        </figure>
      </div>
      <div className="register-acts">
        <Button onClick={() => take('theirs')}>{t('files.takeNew')}</Button>
        <Button type="primary" onClick={() => take('mine')} data-testid="file-keep-mine">
          {t('files.keepMine')}
        </Button>
      </div>
    </section>
  )
}
