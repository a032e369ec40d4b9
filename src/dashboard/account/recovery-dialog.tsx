import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'

type Props = { readonly codes: readonly string[]; onDone(): void }

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
      cancelButtonProps={{ hidden: true }}
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
    </Modal>
  )
}
