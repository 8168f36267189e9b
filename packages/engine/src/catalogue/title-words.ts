/** Words from a slug: `hit-and-run` → `Hit And Run`. */
export const titleWords = (slug: string): string => slug.replaceAll('-', ' ').replace(/(^| )\p{L}/gu, letter => letter.toUpperCase())
