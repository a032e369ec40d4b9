import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Icon, type IconName } from '../icons/icon.tsx'

export type MenuItem = {
  readonly key: string
  readonly label: string
  readonly icon?: IconName
  /** Of several that exclude each other: whether it holds. */
  readonly chosen?: boolean
  onChoose(): void
}

type Props = {
  readonly icon: IconName
  /** What the button is, read out and shown on hovering. */
  readonly label: string
  /** Stands above the items and cannot be chosen. */
  readonly head?: ReactNode
  readonly items: readonly MenuItem[]
  readonly testId: string
}

const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
}

function Items({ items, onDone }: Pick<Props, 'items'> & { onDone(): void }) {
  return items.map(({ key, label, icon, chosen, onChoose }) => (
    <button
      key={key}
      type="button"
      {...(chosen === undefined
        ? { role: 'menuitem' }
        : { role: 'menuitemradio', 'aria-checked': chosen })}
      tabIndex={-1}
      onClick={() => {
        onDone()
        onChoose()
      }}
      data-testid={`menu-${key}`}
    >
      {icon !== undefined && <Icon name={icon} />}
      {label}
    </button>
  ))
}

/** A button that opens a short menu: arrows walk, Enter chooses, Escape and whatever happens elsewhere close it. */
export function MenuButton({ icon, label, head, items, testId }: Props) {
  const [open, setOpen] = useState(false)
  const id = useId()
  const whole = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const inMenu = () => [
    ...(whole.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? []),
  ]
  useEffect(() => {
    if (open) whole.current?.querySelector<HTMLElement>('[role^="menuitem"]')?.focus()
  }, [open])
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return
    if (event.key === 'Escape') close()
    const step = STEPS[event.key]
    if (step === undefined) return
    event.preventDefault()
    const all = inMenu()
    all[step(all.indexOf(document.activeElement as HTMLElement), all.length)]?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens to the keys of what is in it
    <div
      className="menu-button"
      ref={whole}
      onKeyDown={onKeyDown}
      onBlur={({ relatedTarget }) => {
        if (!whole.current?.contains(relatedTarget)) setOpen(false)
      }}
    >
      <button
        ref={button}
        type="button"
        className="icon-button tip"
        aria-label={label}
        data-tip={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        data-testid={testId}
      >
        <Icon name={icon} />
      </button>
      <div id={id} className="menu" role="menu" aria-label={label} hidden={!open}>
        {head !== undefined && (
          <p role="presentation" className="menu-head muted small">
            {head}
          </p>
        )}
        <Items items={items} onDone={close} />
      </div>
    </div>
  )
}
