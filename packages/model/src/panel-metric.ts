/** A number of a panel. */
export interface PanelMetric {
  id: string
  label: string
  unit: string
  precision: number
  definition: string
  /** Where answers have it: the ends of the paths of its members, as `days.rate`. A test holds them to the answers. */
  members: readonly string[]
}
