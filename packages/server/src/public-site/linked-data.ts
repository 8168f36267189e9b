import type { PublicWeek } from '@sweeps/engine'
import { type Chart, marketName, worldwide } from '@sweeps/model'
import type { Addresses } from './addresses.js'
import { entryName } from './entry-name.js'
import { metricLabel } from './metric-label.js'

/** A list of a week for search engines: the data set and its order, in the words of schema.org. */
export function linkedData(publicWeek: PublicWeek, chart: Chart, listName: string, addresses: Addresses): unknown {
  const { start, end } = chart.week
  const { key } = publicWeek.chart
  const at = (address: string) => addresses.whole(address) ?? address
  const url = at(addresses.week(key, start, chart.list))
  const name = `${chart.name}, ${listName}, week of ${start}`
  return {
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'Dataset',
        '@id': `${url}#dataset`,
        name,
        description: `${publicWeek.chart.note} Source: ${chart.source}.`.slice(0, 5000),
        url,
        ...(publicWeek.chart.market === worldwide ? {} : { spatialCoverage: marketName(publicWeek.chart.market) }),
        temporalCoverage: `${start}/${end}`,
        variableMeasured: metricLabel(chart.metric),
        isAccessibleForFree: true,
        ...(publicWeek.edition ? { version: String(publicWeek.edition.revision), datePublished: publicWeek.edition.published } : {}),
        distribution: (['csv', 'json'] as const).map(format => ({
          '@type': 'DataDownload',
          encodingFormat: format === 'csv' ? 'text/csv' : 'application/json',
          contentUrl: at(addresses.table(key, start, chart.list, format)),
        })),
      },
      {
        '@type': 'ItemList',
        '@id': `${url}#list`,
        name,
        itemListOrder: 'https://schema.org/ItemListOrderAscending',
        numberOfItems: chart.entries.filter(({ title }) => title !== null).length,
        itemListElement: chart.entries
          .filter(({ title }) => title !== null)
          .map(entry => ({ '@type': 'ListItem', position: entry.rank, name: entryName(entry) })),
      },
    ],
  }
}
