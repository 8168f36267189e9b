import type { ReactNode } from 'react'
import { Link } from './route/Link'

/** Said where there is nothing yet: the page that takes files in. */
export function AddData({ children = 'Add data' }: { children?: ReactNode }) {
  return <Link href="/add">{children}</Link>
}
