import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { mayEdit, useSession } from '../../api/useSession'
import { errorWords } from '../../ui/errorWords'
import { PageTitle } from '../../ui/PageTitle'
import { HowToSignIn } from '../../ui/session/HowToSignIn'
import { DropZone } from './DropZone'
import { FileForm } from './FileForm'
import { ImportHistory } from './ImportHistory'
import { type Dropped, inspectFile } from './importFile'
import '../../ui/figures.css'
import '../../ui/fields.css'
import './add.css'

/** Every file that can be read here comes in through this page: recognised, looked at first, imported, and undone where that can be. */
export function AddPage() {
  const { data: session } = useSession()
  return (
    <article className="add">
      <PageTitle>Add data</PageTitle>
      <p className="lede">
        Published lists of Netflix and Nielsen, outcomes, catalogues, plays of players and of other programs, files of a panel, and any
        table: each is recognised, and nothing is changed before you say so.
      </p>
      {!session ? <div className="page-wait" aria-busy="true" /> : mayEdit(session) ? <Adding /> : <NotForYou role={session.user?.role} />}
    </article>
  )
}

function NotForYou({ role }: { role: string | undefined }) {
  if (role !== undefined)
    return (
      <p>
        This needs the role analyst, decider or admin; you are {role}. An administrator gives roles: <code>sweeps users invite</code>.
      </p>
    )
  return (
    <>
      <h2>Please sign in</h2>
      <p>Data are added by people with the role analyst, decider or admin.</p>
      <HowToSignIn />
    </>
  )
}

type Undoing = Parameters<typeof ImportHistory>[0]['undoing']

function Adding() {
  const [dropped, setDropped] = useState<(Dropped & { key: number })[]>([])
  const [undoing, setUndoing] = useState<Undoing>(null)
  const [done, setDone] = useState('')
  const inspect = useMutation({
    mutationFn: async (files: File[]) => Promise.all(files.map(async file => ({ files: [file], inspected: await inspectFile(file) }))),
    onSuccess: found => setDropped(before => [...together(found).map((one, at) => ({ ...one, key: Date.now() + at / 1000 })), ...before]),
  })
  return (
    <>
      <DropZone busy={inspect.isPending} onFiles={files => files.length > 0 && inspect.mutate(files)} />
      <p role="alert" className="trouble">
        {inspect.error && errorWords(inspect.error)}
      </p>
      <p role="status" className="done">
        {inspect.isPending ? 'Looking at it…' : done}
      </p>
      {dropped.map(one => (
        <FileForm key={one.key} of={one} onClose={() => setDropped(before => before.filter(({ key }) => key !== one.key))} />
      ))}
      <ImportHistory undoing={undoing} onUndo={setUndoing} onDone={setDone} />
    </>
  )
}

/** Files of a panel go in together: all of them or none. */
function together(found: Dropped[]): Dropped[] {
  const ofPanel = found.filter(({ inspected }) => inspected.recognised?.kind === 'panel')
  const [first] = ofPanel
  if (!first || ofPanel.length === 1) return found
  const files = ofPanel.flatMap(({ files, inspected }) => files.map(file => new File([file], inspected.recognised!.format ?? file.name)))
  return [{ files, inspected: first.inspected }, ...found.filter(one => !ofPanel.includes(one))]
}
