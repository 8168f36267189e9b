import { useQuery } from '@tanstack/react-query'
import { chartsQuery } from '../charts/chartQueries'
import { NoSuchChart } from '../charts/NoSuchChart'
import { Link } from '../route/Link'
import { navigate } from '../route/navigate'
import { PageTitle } from '../shell/PageTitle'
import { Trouble } from '../shell/Trouble'
import { Comparison } from './Comparison'
import { comparePath } from './comparePath'
import { SideChoice } from './SideChoice'
import { sidesOf } from './sidesOf'
import '../shell/figures.css'
import './compare.css'

/** Two charts, or two weeks of one, side by side. The address holds both. */
export function ComparePage({ left, right }: { left: string | null; right: string | null }) {
  const { data, error } = useQuery(chartsQuery)
  if (error) return <Trouble error={error} />
  if (!data) return <div className="page-wait" aria-busy="true" />
  const sides = sidesOf(data, left, right)
  if (!sides) return <NoSuchChart charts={data.charts} />
  return (
    <article className="compare">
      <PageTitle title="Side by side">Side by side</PageTitle>
      <p className="ways">
        <Link href="/compare/seasons">Compare seasons at the same age</Link>
      </p>
      <div className="sides">
        <SideChoice
          legend="Left"
          charts={data.charts}
          side={sides.left}
          onChange={to => navigate(comparePath(to, sides.right), { replace: true })}
        />
        <SideChoice
          legend="Right"
          charts={data.charts}
          side={sides.right}
          onChange={to => navigate(comparePath(sides.left, to), { replace: true })}
        />
      </div>
      <Comparison charts={data.charts} left={sides.left} right={sides.right} />
    </article>
  )
}
