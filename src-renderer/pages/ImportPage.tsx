import { Stack, Text, Title } from '@mantine/core';
import { useImportChoice } from '../app/import/importChoice';
import { t } from '../ui/t';
import { ChooseFiles } from './import/ChooseFiles';
import { ImportOptions } from './import/ImportOptions';
import { PreviewPanel } from './import/PreviewPanel';
import { StartImport } from './import/StartImport';
import { usePreview } from './import/usePreview';

/** An import prepared with care: what the files look like, where they go, what counts. */
export function ImportPage() {
  const files = useImportChoice((choice) => choice.files);
  const preview = usePreview();
  return (
    <Stack gap="lg" maw={1120}>
      <div>
        <Title order={1}>{t('shell.import')}</Title>
        <Text size="sm" c="dimmed" mt={4} maw={680}>
          {t('prepare.lead')}
        </Text>
      </div>
      <ChooseFiles isSmall={files.length > 0} />
      {files.length > 0 && (
        <>
          <PreviewPanel preview={preview} />
          <ImportOptions preview={preview} />
          <StartImport preview={preview} />
        </>
      )}
    </Stack>
  );
}
