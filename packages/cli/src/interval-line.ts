/** A dot with its interval as a line of text, `  ├──●────┤`, on a scale from 0 to `most`. */
export function intervalLine({ low, high }: { low: number; high: number }, value: number, most: number, width = 28): string {
  const at = (figure: number): number => Math.min(width - 1, Math.max(0, Math.round((figure / most) * (width - 1))))
  const cells = Array.from({ length: width }, (_, cell): string => (cell > at(low) && cell < at(high) ? '─' : ' '))
  cells[at(low)] = '├'
  cells[at(high)] = '┤'
  cells[at(value)] = '●'
  return cells.join('')
}
