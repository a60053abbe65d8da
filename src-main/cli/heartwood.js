#!/usr/bin/env node
// What `npx heartwood` runs: plain JavaScript that any Node can read, so that an old one gets a sentence, not a crash.
import module from 'node:module';
import { ensureBuild } from './launcher/ensureBuild.js';
import { ensureNode } from './launcher/ensureNode.js';

if (ensureNode()) {
  ensureBuild();
  const { directory } = module.enableCompileCache?.() ?? {};
  // Threads keep their code there, too, when they find this.
  if (directory) process.env.NODE_COMPILE_CACHE ??= directory;
  await import(new URL('../../out/main/cli.js', import.meta.url).href);
}
