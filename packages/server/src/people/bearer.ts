/** The token of an `Authorization: Bearer …` header; the scheme may be written in any case (RFC 9110, 11.1). Undefined for any other header. */
export const bearerOf = (authorization: string | undefined): string | undefined => /^bearer +(\S+)\s*$/i.exec(authorization ?? '')?.[1]
