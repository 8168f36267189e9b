import { slug } from '@sweeps/model'

/** The slug of a title. A title of signs alone has none; an empty one would mean that nobody knows who charted. */
export const plainSlug = (titleName: string): string =>
  slug(titleName) || `untitled-${[...titleName].map(sign => sign.codePointAt(0)!.toString(16)).join('-')}`
