import { useQuery } from '@tanstack/react-query'
import { panelsQuery } from '../../api/panelQueries'
import { AddData } from '../../ui/AddData'
import { ErrorMessage } from '../../ui/ErrorMessage'
import { PageTitle } from '../../ui/PageTitle'
import { Anchor, Link } from '../../ui/route/Link'
import { helpPath, panelPath } from '../../ui/route/routes'

/** Every panel there is, and whom it stands for. */
export function PanelsPage() {
  const { data, error } = useQuery(panelsQuery)
  if (error) return <ErrorMessage error={error} />
  if (!data) return <div className="page-wait" aria-busy="true" />
  return (
    <article>
      <PageTitle>Panels</PageTitle>
      {data.length === 0 && (
        <p>
          There is no panel yet. <AddData /> <Anchor href={helpPath('docs/guides/run-a-panel.md')}>How to run a panel</Anchor>
        </p>
      )}
      {data.map(({ id, name, market, population }) => (
        <section key={id} aria-labelledby={`panel-${id}`}>
          <h2 id={`panel-${id}`}>
            <Link href={panelPath(id)}>{name}</Link>
          </h2>
          <p className="muted">
            {market}
            {population === null ? '' : `: stands for ${population}`}.
          </p>
        </section>
      ))}
    </article>
  )
}
