interface Props {
  value: number | null
  as: (value: number) => string
  /** True where what it is computed from is not known; otherwise a figure is missing because it stands for too few accounts. */
  unknown?: boolean
}

/** A figure, or why there is none. */
export function Figure({ value, as, unknown = false }: Props) {
  if (value !== null) return <>{as(value)}</>
  return <span className="unknown">{unknown ? 'not known' : 'protected'}</span>
}
