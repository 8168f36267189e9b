/** The mark of Sweeps, for sites that stand alone. */
export const siteIcon = (): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <title>Sweeps</title>
  <rect width="32" height="32" rx="6" fill="#1f3fbf" />
  <path d="M7 9h18M7 16h12M7 23h6" stroke="#fff" stroke-width="3.5" />
</svg>
`
