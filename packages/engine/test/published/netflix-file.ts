export const netflixHeader =
  'week\tcategory\tweekly_rank\tshow_title\tseason_title\tweekly_hours_viewed\truntime\tweekly_views\tcumulative_weeks_in_top_10'

/**
 * Netflix's file from a table of words: `sunday | list | rank | show | season label | hours | runtime | views | weeks`.
 * `F` and `N` stand for its lists of films, `T` and `U` for those of series (the second of each pair is non-English).
 */
export function netflixFile(table: string, header = netflixHeader): string {
  const lists: Record<string, string> = { F: 'Films (English)', N: 'Films (Non-English)', T: 'TV (English)', U: 'TV (Non-English)' }
  const lines = table
    .trim()
    .split('\n')
    .map(line => line.split('|').map(cell => cell.trim()))
    .map(cells => cells.map((cell, at) => (at === 1 ? (lists[cell] ?? cell) : cell)).join('\t'))
  return `${[header, ...lines].join('\n')}\n`
}
