import { Component, type ReactNode } from 'react'
import { PageTitle } from '../ui/PageTitle'

interface Props {
  /** The current address: another one is another try. */
  address: string
  children: ReactNode
}

/** A page that fails leaves the rest alone: the links to other pages stay. React catches such errors in classes only. */
export class ErrorBoundary extends Component<Props, { failedAt: string | null }> {
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
