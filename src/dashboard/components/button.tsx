import type { ComponentProps } from 'react'

type Props = Omit<ComponentProps<'button'>, 'type'> & {
  readonly type?: 'default' | 'primary' | 'link' | 'text'
  readonly danger?: boolean
  readonly size?: 'small' | 'middle'
  /** What it does is being done: it cannot be pressed again meanwhile. */
  readonly loading?: boolean
}

/**
 * A button of the frame and the wall. It takes and looks like what the component library's takes, which is fetched with the
 * pages that need it: the wall has to be there before.
 */
export function Button({
  type = 'default',
  danger = false,
  size = 'middle',
  loading = false,
  disabled = false,
  className = '',
  children,
  ...rest
}: Props) {
  const look = `button ${type} ${size}${danger ? ' danger' : ''} ${className}`
  return (
    <button
      {...rest}
      type="button"
      className={look.trim()}
      disabled={disabled || loading}
      aria-busy={loading}
    >
      {loading && <span className="turning small" aria-hidden="true" />}
      {children}
    </button>
  )
}
