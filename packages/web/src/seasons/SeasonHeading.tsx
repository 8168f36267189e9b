import { PageTitle } from '../shell/PageTitle'

/** What the page is of: a season of a title, or a film. */
export function SeasonHeading({ name, season }: { name: string; season: string }) {
  return (
    <PageTitle>
      {name}
      {season !== '0' && `, season ${season}`}
    </PageTitle>
  )
}
