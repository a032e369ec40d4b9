import type { ReactNode } from 'react'

type Props = {
  readonly className: string
  /** What stands in it; read out when the keyboard comes to it. */
  readonly label: string
  readonly children: ReactNode
}

/** Something wider than a narrow screen. The keyboard reaches it, so that it can be scrolled without a pointer. */
export function ScrollBox({ className, label, children }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields, and a landmark it is not
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <div className={className} role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  )
}
