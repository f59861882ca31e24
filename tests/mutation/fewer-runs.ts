import fc from 'fast-check';

// A mutant that survives 25 random cases is not caught by 100 either; the whole run stays affordable.
fc.configureGlobal({ numRuns: 25 });
