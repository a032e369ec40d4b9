import type { ReactNode } from 'react'

type Props = {
  readonly title: string
  readonly detail?: string
  readonly children: ReactNode
}

/** In place of a page that is not there: what happened, and the way on. */
export function EmptyPlace({ title, detail, children }: Props) {
  return (
    <section className="gate">
      <h1>{title}</h1>
      {detail !== undefined && <p>{detail}</p>}
      {children}
    </section>
  )
}
