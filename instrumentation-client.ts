// Runs in the browser before the page does. Zod asks once whether it may compile code; the policy of our pages forbids
// that, and the browser would report the question as a violation. Set under Zod's own global name, so that pages
// without Zod do not have to load it.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
