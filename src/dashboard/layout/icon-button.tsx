import { Icon, type IconName } from '../icons/icon.tsx'

type Props = {
  readonly icon: IconName
  /** What pressing it does; read out, and shown on hovering and on coming by keyboard. */
  readonly label: string
  readonly testId?: string
  readonly pressed?: boolean
  readonly disabled?: boolean
  onPress?(): void
}

export function IconButton({ icon, label, testId, pressed, disabled, onPress }: Props) {
  return (
    <button
      type="button"
      className="icon-button tip"
      aria-label={label}
      data-tip={label}
      aria-pressed={pressed}
      disabled={disabled === true}
      onClick={() => onPress?.()}
      data-testid={testId}
    >
      <Icon name={icon} />
    </button>
  )
}
