import type { AnchorHTMLAttributes, MouseEvent } from 'react'
import { BASE } from '../lib/base.ts'
import { navigate } from '../lib/use-path.ts'

/** A real link (opens in a new tab, can be copied) that does not load the page anew. */
export function Link({
  href,
  onClick,
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    const plain =
      event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    if (event.defaultPrevented || !plain) return
    event.preventDefault()
    navigate(href)
  }
  return <a {...rest} href={BASE + href} onClick={follow} />
}
