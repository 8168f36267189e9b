import { useMutation } from '@tanstack/react-query'
import { mayDecide, useSession } from '../api/useSession'
import { Link } from '../ui/route/Link'
import type { Route } from '../ui/route/matchRoute'
import { signOut } from '../ui/session/changeSession'

/** Who is signed in, and the way out (or in). */
export function SessionMenu({ page }: { page: Route['page'] }) {
  const { data: session } = useSession()
  const out = useMutation({ mutationFn: signOut })
  if (!session) return null
  if (!session.user) return <Link href="/sign-in">Sign in</Link>
  return (
    <>
      {mayDecide(session) && (
        <Link href="/settings" aria-current={page === 'settings' ? 'page' : undefined}>
          Settings
        </Link>
      )}
      <span className="session-user">
        {session.user.name} <span className="muted">({[session.user.role, ...(session.user.services ?? [])].join(', ')})</span>
      </span>
      <button type="button" className="quiet" disabled={out.isPending} onClick={() => out.mutate()}>
        Sign out
      </button>
    </>
  )
}
