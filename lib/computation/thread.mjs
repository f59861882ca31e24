// A new thread knows JavaScript only: this teaches it TypeScript before it loads its code.
import { register } from 'tsx/esm/api';

register();
await import('./thread.ts');
