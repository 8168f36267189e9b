import type { ReactNode } from 'react'
import { Anchor } from '../route/Link'

interface Props {
  /** The address of the view, with its section. */
  address: string
  /** What of the section can be had as CSV. */
  tables: { name: string; href: string }[]
  children?: ReactNode
}

/** Links under a section: its tables as files, and the address of this view. */
export function ExportLinks({ address, tables, children }: Props) {
  return (
    <p className="links">
      {tables.map(({ name, href }) => (
        <Anchor key={href} href={href} download>
          {name} as CSV
        </Anchor>
      ))}
      <Anchor href={address}>Link to this view</Anchor>
      {children}
    </p>
  )
}
