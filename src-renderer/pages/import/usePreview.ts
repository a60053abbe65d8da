import { useDebouncedValue } from '@mantine/hooks';
import { AppError } from '@shared/errors';
import type { Preview } from '@shared/ipc/preview';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useHost } from '../../app/HostContext';
import { useImportChoice } from '../../app/import/importChoice';

/** What the chosen files with the chosen options would become. */
export interface PreviewAnswer {
  data: Preview | undefined;
  error: Error | null;
  /** It is worked out anew. */
  isBusy: boolean;
  retry: () => void;
}

const MILLISECONDS_OF_TYPING = 400;

export function usePreview(): PreviewAnswer {
  const host = useHost();
  const { files, options } = useImportChoice();
  const [settled] = useDebouncedValue(options, MILLISECONDS_OF_TYPING);
  const query = useQuery({
    queryKey: ['preview', files.map(({ name, size, lastModified }) => [name, size, lastModified]), settled],
    queryFn: () => host.previewFiles(files, { ...settled }),
    enabled: files.length > 0,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const isBusy = query.isFetching || settled !== options;
  return { data: query.data, error: query.error, isBusy, retry: () => void query.refetch() };
}

/** What is wrong with one option, under the name of that option. */
export function optionError({ error }: PreviewAnswer): { name: string; message: string } | null {
  if (!(error instanceof AppError) || error.code !== 'import.optionInvalid') return null;
  return { name: String(error.params.option), message: error.message };
}
