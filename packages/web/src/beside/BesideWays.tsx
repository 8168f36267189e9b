import { type Beside, besidePath } from './besidePath'

/** The ways out of a section: its tables as files, and the address that brings it back. */
export function BesideWays({ beside, section, tables }: { beside: Beside; section: string; tables: { name: string; href: string }[] }) {
  return (
    <p className="ways">
      {tables.map(({ name, href }) => (
        <a key={href} href={href} download>
          {name} as CSV
        </a>
      ))}
      <a href={besidePath(beside, section)}>Link to this view</a>
    </p>
  )
}
