import type { Announcement, Release } from '@sweeps/model'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { previewRelease } from './changeRelease'
import { editsOf, type Typed, withEdits } from './withEdits'

/** A preview is requested after a pause in typing. */
const pauseMs = 400

/** The release as it would be with what is typed, written by the server and not stored; and why it cannot be written so. */
export function usePreview(
  { title, season, release }: Announcement,
  typed: Typed,
  enabled: boolean,
): { release: Release; error: Error | null } {
  const [settled, setSettled] = useState(typed)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), pauseMs)
    return () => clearTimeout(timer)
  }, [typed])
  const edits = editsOf(settled)
  const { data, error } = useQuery({
    queryKey: ['release', title, String(season), 'preview', edits],
    queryFn: () => previewRelease(title, String(season), edits),
    enabled,
    // Drafts are written anew from the ledger: an older preview may be of other figures.
    gcTime: 0,
    retry: false,
  })
  if (!enabled) return { release, error: null }
  return {
    release: data && settled === typed ? data.release : withEdits(data?.release ?? release, typed),
    error: settled === typed ? error : null,
  }
}
