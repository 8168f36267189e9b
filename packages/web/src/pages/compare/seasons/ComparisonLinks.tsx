import { CopyLink } from '../../../ui/CopyLink'
import { Anchor } from '../../../ui/route/Link'
import { compareSeasonsPath, type SeasonComparison } from '../../../ui/route/routes'

/** Links under a section: its tables as files, and its address. */
export function ComparisonLinks({
  comparison,
  section,
  tables,
}: {
  comparison: SeasonComparison
  section: string
  tables: { name: string; href: string }[]
}) {
  return (
    <p className="links">
      {tables.map(({ name, href }) => (
        <Anchor key={href} href={href} download>
          {name} as CSV
        </Anchor>
      ))}
      <CopyLink href={compareSeasonsPath(comparison, section)}>Link to this view</CopyLink>
    </p>
  )
}
