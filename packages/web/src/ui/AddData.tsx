import type { ReactNode } from 'react'
import { mayEdit, useSession } from '../api/useSession'
import { Link } from './route/Link'

/** Said where there is nothing yet: the page that takes files in, a link for who may open it. */
export function AddData({ children = 'Add data' }: { children?: ReactNode }) {
  const { data: session } = useSession()
  return session && !mayEdit(session) ? children : <Link href="/add">{children}</Link>
}
