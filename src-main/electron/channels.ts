/** Names of the IPC channels between preload and main process; the contract's calls and events all go over two. */
export const channels = {
  call: 'heartwood:call',
  event: 'heartwood:event',
  pickFiles: 'heartwood:pickFiles',
} as const;
