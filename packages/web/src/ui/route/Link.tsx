import type { AnchorHTMLAttributes, MouseEvent } from 'react'
import { underBase } from '../../api/base'
import { navigate } from './navigate'

/** A link to another page of the dashboard. A click with a modifier key keeps its usual meaning. */
export function Link({ href, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    navigate(href)
  }
  return <a href={underBase(href)} onClick={follow} {...rest} />
}

/** A link that the browser follows: to a file or a page of the server's, or elsewhere. Pages of the dashboard have `Link`. */
export function Anchor({ href, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  return <a href={underBase(href)} {...rest} />
}
