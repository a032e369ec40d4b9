import type { ReactNode } from 'react'
import { useLostAge } from '../events/use-lost-age.ts'
import type { Place } from '../lib/routes.ts'

/** Days and rules do not grow old while the server is away; everything else does. */
const TIMELESS: readonly Place['page'][] = ['calendar', 'nowhere']

type Props = { readonly page: Place['page']; readonly children: ReactNode }

/** The page's own part. While nobody knows whether it still holds, it has no colour: grey is never good news. */
export function Facts({ page, children }: Props) {
  const old = useLostAge() !== null && !TIMELESS.includes(page)
  return (
    <main
      id="main"
      className={`page page-${page}${old ? ' old-facts' : ''}`}
      tabIndex={-1}
      data-old={String(old)}
    >
      {children}
    </main>
  )
}
