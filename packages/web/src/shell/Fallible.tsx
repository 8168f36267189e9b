import { Component, type ReactNode } from 'react'
import { PageTitle } from './PageTitle'

interface Props {
  /** The address shown: another one is another try. */
  address: string
  children: ReactNode
}

/** A page that fails takes nothing else with it: the way to the others stays. React catches such errors in classes only. */
export class Fallible extends Component<Props, { failedAt: string | null }> {
  override state = { failedAt: null }

  static getDerivedStateFromProps({ address }: Props, { failedAt }: { failedAt: string | null }) {
    return failedAt !== null && failedAt !== address ? { failedAt: null } : null
  }

  static getDerivedStateFromError() {
    return { failedAt: location.href }
  }

  override render() {
    if (this.state.failedAt === null) return this.props.children
    return (
      <div className="prose" role="alert">
        <PageTitle>This page failed</PageTitle>
        <p className="lede">Nothing is lost: what the server holds is untouched. Load it again, or go on to another page.</p>
        <p>
          <button type="button" onClick={() => location.reload()}>
            Load it again
          </button>
        </p>
      </div>
    )
  }
}
