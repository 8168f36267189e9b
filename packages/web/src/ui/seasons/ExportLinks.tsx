import type { ReactNode } from 'react'
import type { SeasonView } from '../../api/seasonView'
import { viewPath } from '../../ui/route/routes'
import { CopyLink } from '../CopyLink'
import { Anchor } from '../route/Link'

interface Props {
  view: SeasonView
  /** The id of the section: its link leads there. */
  section: string
  /** What of the section can be had as CSV. */
  tables: { name: string; href: string }[]
  children?: ReactNode
}

/** Links under a section: its tables as files, and the address of this view. */
export function ExportLinks({ view, section, tables, children }: Props) {
  return (
    <p className="links">
      {tables.map(({ name, href }) => (
        <Anchor key={href} href={href} download>
          {name} as CSV
        </Anchor>
      ))}
      <CopyLink href={viewPath(view, section)}>Link to this view</CopyLink>
      {children}
    </p>
  )
}
