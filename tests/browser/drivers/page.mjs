// What the drivers have in common, and the browsers they drive.

/** Source of a function without parameters that calls `what` in the page; plain data goes in and comes out as JSON. */
export const callOf = (what, args) => `async () => JSON.stringify(await (${what})(...${JSON.stringify(args)}))`;
