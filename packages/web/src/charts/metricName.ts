/** A metric's id as a heading: `minutes-viewed` → `Minutes viewed`. */
export function metricName(id: string): string {
  const words = id.replace(/[-_]/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
