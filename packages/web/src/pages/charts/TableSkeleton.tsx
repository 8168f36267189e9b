const ranks = Array.from({ length: 10 }, (_, at) => at + 1)

/** The table's room, kept while it is on its way: same heights, so nothing moves when it comes. */
export function TableSkeleton() {
  return (
    <div className="chart-body" aria-hidden="true">
      <div className="skeleton">
        <div className="skeleton-head" />
        {ranks.map(rank => (
          <div key={rank} className="skeleton-row">
            <span className="rank-number">{rank}</span>
            <span className="skeleton-bar" />
          </div>
        ))}
      </div>
    </div>
  )
}
