/** Text inside quotes of SQL, for the few statements that take no parameters. */
export const sqlText = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")
