import { type Chart, type ChartEntry, rankWords } from '@sweeps/model'
import { type DisplayUnit, displayUnit } from './display-unit.js'
import { entryName } from './entry-name.js'
import { formatWeek } from './format-week.js'
import { printable } from './html.js'
import { metricLabel } from './metric-label.js'
import { pictureFamily } from './picture-fonts.js'

export const pictureSize = { width: 1200, height: 630 } as const

/** An element as satori draws it: only what is laid out, no text is markup. */
export interface Drawn {
  type: string
  props: { style: Record<string, string | number>; children?: (Drawn | string)[] }
}

const box = (style: Record<string, string | number>, ...children: (Drawn | string)[]): Drawn => ({
  type: 'div',
  props: { style: { display: 'flex', ...style }, ...(children.length > 0 ? { children } : {}) },
})

const [paper, ink, muted, line, accent] = ['#fafaf7', '#17191c', '#5b6067', '#dadbd4', '#1f3fbf']
const oneLine = { overflow: 'hidden', whiteSpace: 'nowrap', textOverflow: 'ellipsis' }
/** More would be too small to read where such pictures are shown. */
const most = 5

/** The head of a list as the picture a link shows. */
export function pictureOf(chart: Chart, listName: string): Drawn {
  const unit = displayUnit(chart.entries, chart.unit)
  const largest = Math.max(0, ...chart.entries.map(({ value, interval }) => interval?.high ?? value ?? 0))
  const publicWeek = chart.entries.slice(0, most)
  return box(
    {
      ...pictureSize,
      boxSizing: 'border-box',
      flexDirection: 'column',
      padding: '34px 64px 34px',
      background: paper!,
      color: ink!,
      fontFamily: pictureFamily,
    },
    box({ fontSize: 52, fontWeight: 600, letterSpacing: -1 }, box({ ...oneLine, display: 'block', maxWidth: 1072 }, printable(chart.name))),
    box(
      { fontSize: 30, color: muted!, marginTop: 4, marginBottom: 14 },
      printable(`${listName} · ${formatWeek(chart.week)} · ${metricLabel(chart.metric).toLowerCase()}`),
    ),
    ...(publicWeek.length > 0
      ? publicWeek.map(entry => row(entry, unit, largest))
      : [box({ fontSize: 34 }, 'Nothing is known of this list in this week.')]),
    box(
      { marginTop: 'auto', justifyContent: 'space-between', alignItems: 'flex-end', fontSize: 24, color: muted! },
      box({ ...oneLine, display: 'block', maxWidth: 860 }, printable(chart.source)),
      box({ color: ink!, fontWeight: 600, fontSize: 30, borderBottom: `4px solid ${accent}` }, 'Sweeps'),
    ),
  )
}

function row(entry: ChartEntry, unit: DisplayUnit, largest: number): Drawn {
  const share = largest > 0 ? Math.round(((entry.value ?? 0) / largest) * 1072) : 0
  const known = entry.title !== null
  return box(
    { flexDirection: 'column' },
    box(
      { alignItems: 'center', height: 68 },
      box({ width: 72, fontSize: 42, fontWeight: 600 }, String(entry.rank)),
      box(
        { flexGrow: 1, flexShrink: 1, fontSize: 36, ...(known ? {} : { color: muted! }) },
        box({ ...oneLine, display: 'block', maxWidth: entry.rankRange ? 480 : 720 }, printable(entryName(entry))),
        ...(entry.rankRange ? [box({ fontSize: 24, color: muted!, marginLeft: 16 }, rankWords(entry)!)] : []),
      ),
      box(
        { fontSize: 32, ...(entry.value === null ? { color: muted! } : {}) },
        entry.value === null ? (entry.withheld ? 'withheld' : 'not known') : `${unit.format(entry.value)} ${unit.word}`.trim(),
      ),
    ),
    entry.interval && largest > 0
      ? intervalMark(entry.interval, entry.value ?? 0, largest)
      : box({ width: 1072, height: 4, background: line! }, ...(share > 0 ? [box({ width: share, height: 4, background: accent! })] : [])),
  )
}

/** A dot with its interval, on the scale of the list. */
function intervalMark({ low, high }: { low: number; high: number }, value: number, largest: number): Drawn {
  const at = (figure: number): number => Math.round((figure / largest) * 1072)
  const placed = (style: Record<string, string | number>) => box({ position: 'absolute', background: accent!, ...style })
  return box(
    { position: 'relative', width: 1072, height: 4, background: line! },
    placed({ left: at(low), top: 0, width: Math.max(1, at(high) - at(low)), height: 4 }),
    placed({ left: Math.max(0, at(value) - 7), top: -5, width: 14, height: 14, borderRadius: 7 }),
  )
}
