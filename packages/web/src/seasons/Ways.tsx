import type { ReactNode } from 'react'
import { type SeasonView, viewPath } from './seasonView'

interface Props {
  view: SeasonView
  /** The id of the section: its link leads there. */
  section: string
  /** What of the section can be had as CSV. */
  tables: { name: string; href: string }[]
  children?: ReactNode
}

/** The ways out of a section: its tables as files, and the address that brings this view back. */
export function Ways({ view, section, tables, children }: Props) {
  return (
    <p className="ways">
      {tables.map(({ name, href }) => (
        <a key={href} href={href} download>
          {name} as CSV
        </a>
      ))}
      <a href={viewPath(view, section)}>Link to this view</a>
      {children}
    </p>
  )
}
