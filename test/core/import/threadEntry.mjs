// The parse thread's entry as TypeScript, for tests that run without a build.
import { register } from 'tsx/esm/api';

register({ tsconfig: 'tsconfig.json' });
await import('../../../src-main/worker/parseThread.ts');
