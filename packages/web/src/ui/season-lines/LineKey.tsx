import type { ReactNode } from 'react'
import { Link } from '../route/Link'
import type { LineStyle } from './lineStyle'
import { type LineKind, styleOf } from './lineStyle'
import './season-lines.css'

interface KeyEntry {
  name: string
  kind: LineKind
  href: string
  detail?: ReactNode
}

/** Which line is which: its number, how it is drawn, and the season it stands for. */
export function LineKey({ entries }: { entries: KeyEntry[] }) {
  return (
    <ol className="line-key">
      {entries.map(({ name, kind, href, detail }, at) => (
        <li key={href} data-kind={kind}>
          <LineSample style={styleOf(kind, at)} />
          <span>
            <Link href={href}>
              <bdi>{name}</bdi>
            </Link>{' '}
            {detail && <span className="detail">{detail}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}

/** A piece of a line as the picture draws it. */
export function LineSample({ style: { stroke, width, dash, opacity } }: { style: LineStyle }) {
  return (
    <svg className="line-sample" viewBox="0 0 28 12" aria-hidden="true">
      <line x1="1" x2="27" y1="6" y2="6" stroke={stroke} strokeWidth={width} strokeOpacity={opacity} strokeDasharray={dash || undefined} />
    </svg>
  )
}
