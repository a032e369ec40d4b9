import { Button, Tooltip } from 'antd'
import { Icon, type IconName } from '../icons/icon.tsx'

type Props = {
  readonly icon: IconName
  /** What pressing it does; read out, and shown on hovering. */
  readonly label: string
  readonly testId?: string
  readonly pressed?: boolean
  readonly disabled?: boolean
  onPress?(): void
}

export function IconButton({ icon, label, testId, pressed, disabled, onPress }: Props) {
  return (
    <Tooltip title={label} mouseEnterDelay={0.4}>
      <Button
        type="text"
        aria-label={label}
        aria-pressed={pressed}
        disabled={disabled === true}
        icon={<Icon name={icon} />}
        onClick={() => onPress?.()}
        {...(testId === undefined ? {} : { 'data-testid': testId })}
      />
    </Tooltip>
  )
}
