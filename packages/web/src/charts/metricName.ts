/**
 * A metric's id as a heading: `minutes` → `Minutes viewed`. The catalogue of metrics stays out of the bundle, as it would
 * bring every schema along; a test holds these words to its labels.
 */
export function metricName(id: string): string {
  const words = id.charAt(0).toUpperCase() + id.slice(1).replace(/[-_]/g, ' ')
  return id === 'minutes' || id === 'hours' ? `${words} viewed` : words
}
