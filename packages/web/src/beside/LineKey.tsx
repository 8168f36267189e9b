import type { ReactNode } from 'react'
import { Link } from '../route/Link'
import { type LineKind, styleOf } from './besideLine'
import { LineSample } from './LineSample'

export interface KeyEntry {
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
            <Link href={href}>{name}</Link> {detail && <span className="detail">{detail}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}
