import { Button, Group, Text } from '@mantine/core';
import { useImportChoice } from '../../app/import/importChoice';
import { useImport } from '../../app/import/useImport';
import { useRoute } from '../../app/useRoute';
import { useSites } from '../../app/useSites';
import { t } from '../../ui/t';
import { isSiteMissing } from './SiteField';
import { optionError, type PreviewAnswer } from './usePreview';

/** Starts the import that was prepared; what can't work can't be started. */
export function StartImport({ preview }: { preview: PreviewAnswer }) {
  const { files, options, clear } = useImportChoice();
  const { importFiles } = useImport();
  const { go } = useRoute();
  const sites = useSites().data ?? [];
  const obstacle = findObstacle(preview, isSiteMissing(preview, options, sites.length));
  const start = () => {
    importFiles(files, options);
    clear();
    go({ page: 'imports', idImport: null });
  };
  return (
    <Group gap="md">
      <Button size="md" onClick={start} disabled={obstacle !== null}>
        {t(options.dryRun === true ? 'prepare.startDry' : 'prepare.start')}
      </Button>
      <Button size="md" variant="subtle" color="gray" onClick={clear}>
        {t('prepare.clear')}
      </Button>
      {obstacle && (
        <Text size="sm" c="dimmed" role="status">
          {obstacle}
        </Text>
      )}
    </Group>
  );
}

function findObstacle(preview: PreviewAnswer, isSiteMissing: boolean): string | null {
  const { data } = preview;
  if (optionError(preview)) return t('prepare.optionWrong');
  if (isSiteMissing) return t('site.needed');
  const isNothingReadable =
    data !== undefined && data.files.length > 0 && data.files.every(({ error }) => error !== null);
  return isNothingReadable ? t('prepare.nothingReadable') : null;
}
