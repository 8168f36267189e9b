import type { CatalogueAnswer, CatalogueEntry } from '@sweeps/model'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { mayEdit, useSession } from '../../api/useSession'
import { AddData } from '../../ui/AddData'
import { ErrorMessage } from '../../ui/ErrorMessage'
import { PageTitle } from '../../ui/PageTitle'
import { Anchor, Link } from '../../ui/route/Link'
import { type Assignable, AssignDialog } from './AssignDialog'
import { catalogueCsvAddress, catalogueQuery } from './catalogueQueries'
import { Seasons } from './Seasons'
import { Unmatched } from './Unmatched'
import { Versions } from './Versions'
import '../../ui/figures.css'
import '../../ui/fields.css'
import './catalogue.css'

const EditDialog = lazy(() => import('./EditDialog').then(module => ({ default: module.EditDialog })))
const ImportDialog = lazy(() => import('./ImportDialog').then(module => ({ default: module.ImportDialog })))

/** Which content id is which episode: what is not known yet, what is, and who said so. */
export function CataloguePage() {
  const { data, error } = useQuery(catalogueQuery())
  if (error) return <ErrorMessage error={error} />
  return (
    <article className="catalogue">
      <PageTitle>Catalogue</PageTitle>
      {data ? <Parts of={data} /> : <div className="page-wait" aria-busy="true" />}
    </article>
  )
}

function Parts({ of: { version, contents } }: { of: CatalogueAnswer }) {
  const { data: session } = useSession()
  const [assigned, setAssigned] = useState<Assignable | null>(null)
  const [edited, setEdited] = useState<CatalogueEntry | null>(null)
  const [importing, setImporting] = useState(false)
  const [done, setDone] = useState('')
  const edit = session !== undefined && mayEdit(session)
  const report = ({ version }: { version: number }, what: string) => setDone(`${what}. The catalogue is at version ${version}.`)
  return (
    <>
      <p className="lede">
        Players report content ids; the catalogue says which episode or film each is. Changing it moves history with it.{' '}
        {contents.all === 0
          ? 'It is empty: import a file here, or with “sweeps import catalogue FILE”.'
          : `${contents.all.toLocaleString('en')} content ids, version ${version}.`}{' '}
        {contents.all === 0 && <AddData />}
      </p>
      {edit && (
        <p>
          <button type="button" className="quiet" onClick={() => setImporting(true)}>
            Import a file…
          </button>
        </p>
      )}
      {edit && (
        <p>
          Which title a name on a published chart means, where that is in doubt: <Link href="/matches">doubtful names</Link>.
        </p>
      )}
      <p role="status" className="done">
        {done}
      </p>
      <Unmatched edit={edit} onAssign={setAssigned} onDone={report} />
      {contents.all > 0 && <Seasons edit={edit} onMove={setAssigned} onEdit={setEdited} />}
      {contents.all > 0 && (
        <p>
          <Anchor href={catalogueCsvAddress} download>
            Download the catalogue as CSV
          </Anchor>
          , as an import reads it.
        </p>
      )}
      {edit && <Versions onDone={report} />}
      {assigned && (
        <AssignDialog key={`${assigned.service} ${assigned.content}`} of={assigned} onDone={report} onClose={() => setAssigned(null)} />
      )}
      <Suspense>
        {edited && <EditDialog of={edited} version={version} onDone={report} onClose={() => setEdited(null)} />}
        {importing && <ImportDialog onDone={report} onClose={() => setImporting(false)} />}
      </Suspense>
    </>
  )
}
