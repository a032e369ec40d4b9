import { type ComponentType, type LazyExoticComponent, lazy, Suspense, useState } from 'react'

/** A part of the page that is no part of what the wall needs to begin. */
export type LatePart<Props> = {
  /** Has it at hand, so that it opens also when the server does not answer any more. */
  readonly fetch: () => Promise<unknown>
  readonly Part: LazyExoticComponent<ComponentType<Props>>
}

export function latePart<Props>(load: () => Promise<ComponentType<Props>>): LatePart<Props> {
  const fetch = async () => ({ default: await load() })
  return { fetch, Part: lazy(fetch) }
}

/** The component library comes with the first part that is made of it. */
export const COMPONENTS = latePart(
  async () => (await import('../theme/component-theme.tsx')).ComponentTheme,
)

type DialogProps<Props> = {
  readonly late: LatePart<Props>
  readonly open: boolean
  readonly props: Props
}

/** Is fetched when it opens first, and stays from then on, so that it can close as it opened. */
export function LateDialog<Props extends object>({ late, open, props }: DialogProps<Props>) {
  const [opened, setOpened] = useState(open)
  if (open && !opened) setOpened(true)
  if (!opened) return null
  const Dialog: ComponentType<Props> = late.Part
  return (
    <Suspense fallback={null}>
      <COMPONENTS.Part>
        <Dialog {...props} />
      </COMPONENTS.Part>
    </Suspense>
  )
}
