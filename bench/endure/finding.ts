/** One promise, put to the test: a row of the table in docs/reliability.md. */
export interface Finding {
  promise: string
  how: string
  figure: string
  /** What was not as promised, in words: none when it holds. */
  failures: readonly string[]
}

/** The table in Markdown, with the day on which it was measured. */
export function tableOf(findings: readonly Finding[], day = new Date().toISOString().slice(0, 10)): string {
  const rows = findings.map(({ promise, how, figure, failures }) =>
    [promise, how, failures.length === 0 ? figure : `**broken ${failures.length} times**: ${figure}`, day].join(' | '),
  )
  return ['| promise | how it is tested | figure | date |', '| --- | --- | --- | --- |', ...rows.map(row => `| ${row} |`)].join('\n')
}

/** The middle of some figures, for people. */
export const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0

/** The 99th of a hundred. */
export const p99 = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * 0.99))] ?? 0
