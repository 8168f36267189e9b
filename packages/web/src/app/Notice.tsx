import { useSession } from '../api/useSession'
import './notice.css'

/** What the installation says on every page, such as that its figures are made up. */
export function Notice() {
  const { data: session } = useSession()
  if (!session?.notice) return null
  return (
    <footer className="notice">
      <p>{session.notice}</p>
    </footer>
  )
}
