import { useState } from 'react'
import { underBase } from '../api/base'

/** The address of what is looked at, copied with a press; a link all the same, to be opened elsewhere. */
export function CopyLink({ href, children }: { href: string; children: string }) {
  const [said, setSaid] = useState('')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(new URL(underBase(href), location.href).href)
      setSaid('Copied')
    } catch {
      setSaid('The browser does not allow it: copy the address of this link')
    }
  }
  return (
    <span className="copy">
      <a
        href={underBase(href)}
        onClick={event => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return
          event.preventDefault()
          void copy()
        }}
      >
        {children}
      </a>{' '}
      <span role="status" className="muted">
        {said}
      </span>
    </span>
  )
}
