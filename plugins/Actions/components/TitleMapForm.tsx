import { Alert, Button, FileButton, Group, Text, Textarea } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useSaving } from '@renderer/report/useSaving';
import { useState } from 'react';
import { t } from './texts';

interface Props {
  idSite: string;
  /** The list as it is kept. */
  saved: string;
}

/** The list of titles, to be written, pasted or taken from a file. */
export function TitleMapForm({ idSite, saved }: Props) {
  const { save, isSaving, failure, setFailure } = useSaving();
  const [text, setText] = useState(saved);
  const [isSaved, setIsSaved] = useState(false);
  const edit = (edited: string): void => {
    setText(edited);
    setFailure('');
    setIsSaved(false);
  };
  const load = (file: File | null): void => {
    file?.text().then(edit, (reason: Error) => setFailure(reason.message));
  };
  const keep = async (): Promise<void> => {
    setIsSaved(await save({ method: 'Actions.setTitleMap', idSite, titleMap: text }));
  };
  return (
    <>
      <Textarea
        aria-label={t('titles')}
        placeholder={'/\tHome\n/shop/*\tShop\n/shop/oak\tOak table'}
        value={text}
        onChange={({ currentTarget }) => edit(currentTarget.value)}
        autosize
        minRows={6}
        maxRows={20}
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', tabSize: 24 } }}
      />
      {failure !== '' && (
        <Alert color="red" mt="sm" role="alert">
          {failure}
        </Alert>
      )}
      <Group mt="md">
        <Button onClick={() => void keep()} loading={isSaving} disabled={isSaved || text === saved}>
          {t('save')}
        </Button>
        <FileButton onChange={load} accept="text/*,.tsv,.csv,.txt">
          {(props) => (
            <Button {...props} variant="default" leftSection={<IconFileUpload size={15} />}>
              {t('load')}
            </Button>
          )}
        </FileButton>
        {isSaved && (
          <Text size="sm" role="status">
            {t('saved')}
          </Text>
        )}
      </Group>
    </>
  );
}
