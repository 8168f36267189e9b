export const delimiterNames = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars (|)' } as const
export type Delimiter = keyof typeof delimiterNames

/** What a file of a format looks like. */
export interface TableFormat {
  /** What usually separates its cells; another one is recognised, and said. */
  delimiter: Delimiter
  /** False: such files quote nothing, a `"` is part of a name. A file that some other program wrote with quotes is recognised. */
  quotes: boolean
  /** Columns that the header must name. */
  required: readonly string[]
  optional: readonly string[]
  /** Required columns whose cells a line may leave out at its end, as spreadsheets do with empty ones. Optional ones it may always. */
  mayEndBefore?: readonly string[]
  /** What its publisher writes between whole part and fraction. The columns themselves show it otherwise. */
  decimal?: '.' | ','
}
