import { useState } from 'react'

interface Props {
  text: string
  /** What is copied, for who hears the button alone. */
  of: string
  children?: string
}

/** Copies a text, and says so. Where the browser does not allow it, the text is there to be marked. */
export function CopyButton({ text, of, children = 'Copy' }: Props) {
  const [said, setSaid] = useState('')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setSaid('Copied')
    } catch {
      setSaid('The browser does not allow it: mark the text and copy it')
    }
  }
  return (
    <span className="copy">
      <button type="button" className="quiet" aria-label={`${children}: ${of}`} onClick={copy}>
        {children}
      </button>{' '}
      <span role="status" className="muted">
        {said}
      </span>
    </span>
  )
}
