import { notifications } from '@mantine/notifications';
import { t } from '../../ui/t';
import { useHost } from '../HostContext';
import type { GivenOptions } from './importChoice';

export interface ImportActions {
  importFiles: (files: readonly File[], options?: GivenOptions) => void;
  importSample: () => void;
  /** Opens the system's dialog where the host has one; null elsewhere: a file input does it. */
  pickFiles: (() => void) | null;
  cancel: (job: string) => void;
}

/** Ways to start and stop an import. A drop makes the sites that its lines name. */
export function useImport(): ImportActions {
  const host = useHost();
  const options = { addSitesNewHosts: true };
  const run = (work: Promise<unknown>) => void work.catch(showFailure);
  const { pickFiles } = host;
  const pick = async (choose: () => Promise<string[]>) => {
    const paths = await choose();
    if (paths.length > 0) await host.call('import.start', { paths, options });
  };
  return {
    importFiles: (files, given) => files.length > 0 && run(host.importFiles(files, { ...(given ?? options) })),
    importSample: () => run(host.call('import.sample', {})),
    pickFiles: pickFiles && (() => run(pick(pickFiles))),
    cancel: (job) => run(host.call('job.cancel', { job })),
  };
}

/** Starts work on the database; a failure to start is shown. */
export function useStartJob(): (call: 'data.vacuum' | 'archive.start') => void {
  const host = useHost();
  const show = ({ message }: Error) => notifications.show({ color: 'red', message, autoClose: false });
  return (call) => void host.call(call, {}).catch(show);
}

function showFailure(error: Error): void {
  if (error.name === 'AbortError') return;
  notifications.show({ color: 'red', title: t('import.failed'), message: error.message, autoClose: false });
}
