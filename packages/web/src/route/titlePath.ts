/** The dashboard's address of a title; `run` names which of its runs is shown. */
export const titlePath = (title: string, run?: string) =>
  `/titles/${encodeURIComponent(title)}${run === undefined ? '' : `?run=${encodeURIComponent(run)}`}`
