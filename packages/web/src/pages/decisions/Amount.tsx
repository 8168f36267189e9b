interface Props {
  value: number | null
  as: (value: number) => string
  /** Said where there is none. */
  otherwise?: string
}

/** A figure of a case, or that it is not known. */
export function Amount({ value, as, otherwise = 'not known' }: Props) {
  return value === null ? <span className="unknown">{otherwise}</span> : as(value)
}
