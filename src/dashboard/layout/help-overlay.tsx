import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { COMMANDS, keyOf } from '../lib/keyboard.ts'

export function HelpOverlay({ open, onClose }: { readonly open: boolean; onClose(): void }) {
  const { t } = useTranslation()
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t('help.title')} width={420}>
      <dl className="key-table" data-testid="help-overlay">
        {COMMANDS.map((command) => (
          <div key={command}>
            <dt>
              <kbd>{command === 'space' ? t('help.spaceBar') : keyOf(command)}</kbd>
            </dt>
            <dd>{t(`help.${command}`)}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>Esc</kbd>
          </dt>
          <dd>{t('help.escape')}</dd>
        </div>
      </dl>
      <p className="muted small">{t('help.note')}</p>
    </Modal>
  )
}
