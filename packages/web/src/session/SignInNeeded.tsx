import { PageTitle } from '../shell/PageTitle'
import { HowToSignIn } from './HowToSignIn'

/** What a page shows instead of figures to someone the server does not know. */
export function SignInNeeded() {
  return (
    <div className="prose">
      <PageTitle>Please sign in</PageTitle>
      <p className="lede">The figures of this installation are for people who signed in.</p>
      <HowToSignIn />
    </div>
  )
}
