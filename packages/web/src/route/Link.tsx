import type { AnchorHTMLAttributes, MouseEvent } from 'react'
import { navigate } from './navigate'

/** A link to another page of the dashboard. A click with a modifier key keeps its usual meaning. */
export function Link({ href, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    navigate(href)
  }
  return <a href={href} onClick={follow} {...rest} />
}
