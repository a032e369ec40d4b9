import type { ReactNode } from 'react'

export function FilterField({
  label,
  children,
}: {
  readonly label: string
  readonly children: ReactNode
}) {
  return (
    <div className="filter-field">
      <span className="muted small" aria-hidden="true">
        {label}
      </span>
      {children}
    </div>
  )
}
