import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

type Props = { readonly codes: readonly string[]; onDone(): void }

/** Into the clipboard where the browser lets a page write to it (https), or a file. */
function TakeAlong({ codes }: Pick<Props, 'codes'>) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState<boolean | null>(null)
  const text = `${codes.join('\n')}\n`
  const copy = async (): Promise<void> => {
    const done = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    )
    setCopied(done === true)
  }
  return (
    <p className="register-acts">
      <Button onClick={() => void copy()} data-testid="recovery-copy">
        {t(copied === true ? 'timeline.copied' : 'timeline.copy')}
      </Button>
      <Button
        href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
        download="xuncha-recovery-codes.txt"
        data-testid="recovery-download"
      >
        {t('factor.download')}
      </Button>
      {copied === false && (
        <span role="status" className="small">
          {t('factor.copyFailed')}
        </span>
      )}
    </p>
  )
}

/** Over whatever page comes next: nobody can look these up again. */
export function RecoveryDialog({ codes, onDone }: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      open
      closable={false}
      keyboard={false}
      maskClosable={false}
      title={t('factor.recoveryTitle')}
      okText={t('accounts.done')}
      okButtonProps={{ 'data-testid': 'recovery-done' }}
      // There is nothing to call off: the codes hold already.
      footer={(_, { OkBtn }) => <OkBtn />}
      onOk={onDone}
    >
      <p>{t('factor.recoveryLead')}</p>
      <ul className="recovery-codes" data-testid="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <TakeAlong codes={codes} />
    </Modal>
  )
}
