import { Alert, Button, CloseButton, Group, Loader, Text } from '@mantine/core';
import type { PreviewFile } from '@shared/ipc/preview';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useImportChoice } from '../../app/import/importChoice';
import { splitPath } from '../../ui/filePath';
import { formatBytes, formatInteger } from '../../ui/formatNumber';
import { Panel } from '../../ui/Panel';
import { t } from '../../ui/t';
import { toVisibleText } from '../../ui/toVisibleText';
import { FilePreview } from './FilePreview';
import classes from './Import.module.css';
import { optionError, type PreviewAnswer } from './usePreview';

/** The chosen files: how they would be read, one after another. */
export function PreviewPanel({ preview }: { preview: PreviewAnswer }) {
  const { files, remove } = useImportChoice();
  const { data, error, isBusy } = preview;
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  const ofFile = (file: File) => (data?.files ?? []).filter((log) => belongsTo(log, file));
  const count = files.length === 1 ? t('prepare.oneFile') : t('prepare.files', { count: formatInteger(files.length) });
  return (
    <Panel
      title={`${count} · ${formatBytes(bytes)}`}
      aside={isBusy && <Loader size="xs" type="dots" aria-label={t('prepare.reading')} />}
    >
      {error && !optionError(preview) && (
        <Alert color="red" icon={<IconAlertTriangle size={18} />} title={t('prepare.noPreview')} mb="md">
          <Text size="sm" mb="xs">
            {toVisibleText(error.message)}
          </Text>
          <Button size="compact-sm" variant="default" onClick={preview.retry}>
            {t('panel.retry')}
          </Button>
        </Alert>
      )}
      <ul className={classes.files} aria-busy={isBusy}>
        {files.map((file) => (
          <li key={`${file.name} ${file.size} ${file.lastModified}`}>
            <Group justify="space-between" wrap="nowrap" gap="xs">
              <Text fw={600} size="sm" style={{ overflowWrap: 'anywhere' }}>
                {toVisibleText(file.name)}{' '}
                <Text span size="sm" c="dimmed" fw={400}>
                  {formatBytes(file.size)}
                </Text>
              </Text>
              <CloseButton
                size="sm"
                aria-label={t('prepare.remove', { name: toVisibleText(file.name) })}
                onClick={() => remove(file)}
              />
            </Group>
            {ofFile(file).map((log) => (
              <FilePreview key={log.path} log={log} isAlone={files.length === 1} isPart={log.path.includes(' › ')} />
            ))}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** In the app logs go by their whole path, in a browser by their name; those in an archive by the archive's. */
function belongsTo({ path, bytes }: PreviewFile, file: File): boolean {
  const [container = '', ...within] = path.split(' › ');
  if (splitPath(container).name !== file.name) return false;
  return within.length > 0 || bytes === file.size;
}
