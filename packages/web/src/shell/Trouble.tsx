import type { ReactNode } from 'react'
import { Problem } from '../api/Problem'
import { SignInNeeded } from '../session/SignInNeeded'
import { PageTitle } from './PageTitle'

/** What went wrong, in the server's words, and what the reader can do about it. */
export function Trouble({ error, children }: { error: Error; children?: ReactNode }) {
  if (error instanceof Problem && error.status === 401) return <SignInNeeded />
  const detail = error instanceof Problem ? error.detail : 'The server could not be reached. Is Sweeps still running?'
  return (
    <div className="prose" role="alert">
      <PageTitle>{error instanceof Problem ? error.message : 'No answer'}</PageTitle>
      {detail && <p className="lede">{detail}</p>}
      {children}
    </div>
  )
}
