/** A share as people read it: 0.6 is 60 %. */
export const percent = (share: number): string => `${Math.round(share * 100)} %`
