import { useMutation } from '@tanstack/react-query'
import { Link } from '../route/Link'
import { signOut } from './changeSession'
import { useSession } from './useSession'

/** Who is signed in, and the way out (or in). */
export function SessionMenu() {
  const { data: session } = useSession()
  const out = useMutation({ mutationFn: signOut })
  if (!session) return null
  if (!session.user) return <Link href="/sign-in">Sign in</Link>
  return (
    <>
      <span className="session-user">
        {session.user.name} <span className="muted">({session.user.role})</span>
      </span>
      <button type="button" className="quiet" disabled={out.isPending} onClick={() => out.mutate(session.csrf)}>
        Sign out
      </button>
    </>
  )
}
