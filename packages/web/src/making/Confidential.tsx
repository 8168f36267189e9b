/** Marks a fact that only those who decide may see. */
export const Confidential = () => <span className="confidential">confidential</span>
