import type { ReactNode } from 'react'
import { Problem } from '../api/Problem'
import { useSession } from '../api/useSession'
import { sentence } from './errorWords'
import { PageTitle } from './PageTitle'
import { HowToSignIn } from './session/HowToSignIn'

/** What went wrong, in the server's words. `inside` a page that has its title already, it takes a lesser heading. */
export function ErrorMessage({ error, inside = false }: { error: Error; inside?: boolean }) {
  const { data: session } = useSession()
  if (needsSignIn(error)) return <SignInNeeded />
  const title: ReactNode = error instanceof Problem ? error.message : 'No answer'
  const detail = error instanceof Problem ? error.detail : 'The server could not be reached. Is Sweeps still running?'
  return (
    <div className="prose" role="alert">
      {inside ? <h2>{title}</h2> : <PageTitle>{title}</PageTitle>}
      {detail && <p className="lede">{sentence(detail)}</p>}
      {error instanceof Problem && error.status === 403 && session?.user === null && <HowToSignIn />}
    </div>
  )
}

export const needsSignIn = (error: Error | null): boolean => error instanceof Problem && error.status === 401

/** What a page shows instead of figures to someone the server does not know. */
function SignInNeeded() {
  return (
    <div className="prose">
      <PageTitle>Please sign in</PageTitle>
      <p className="lede">The figures of this installation are for people who signed in.</p>
      <HowToSignIn />
    </div>
  )
}
