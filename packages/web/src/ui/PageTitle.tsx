import { type ReactNode, useEffect, useRef } from 'react'

/** The page's heading, and the window's title with it. */
export function PageTitle({ children, title }: { children: ReactNode; title?: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title ?? heading.current?.textContent} · Sweeps`
  })
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  )
}
