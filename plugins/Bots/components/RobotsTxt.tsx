import { Alert, Button, FileButton, Group, Textarea } from '@mantine/core';
import { IconAlertTriangle, IconFileText } from '@tabler/icons-react';
import { useAnswer } from '@renderer/report/ApiContext';
import { PanelState } from '@renderer/report/PanelState';
import { useSaving } from '@renderer/report/useSaving';
import type { ViewProps } from '@renderer/report/views';
import { Panel } from '@renderer/ui/Panel';
import { useState } from 'react';
import { t } from './texts';

/** Where the user gives the robots.txt that the site's requests are judged by. */
export function RobotsTxt({ selection }: ViewProps) {
  const idSite = String(selection.idSite);
  const answer = useAnswer<{ value: string }>({ method: 'Bots.getRobotsTxtText', idSite });
  const kept = answer.data?.value ?? '';
  return (
    <Panel title={t('title')} description={t('lead')}>
      <PanelState answer={answer}>
        <RobotsTxtForm key={`${idSite} ${kept}`} idSite={idSite} kept={kept} />
      </PanelState>
    </Panel>
  );
}

function RobotsTxtForm({ idSite, kept }: { idSite: string; kept: string }) {
  const [text, setText] = useState(kept);
  const { save, isSaving, failure, setFailure } = useSaving();
  const keep = (robotsTxt: string) => void save({ method: 'Bots.setRobotsTxtText', idSite, robotsTxt });
  const read = (file: File | null) => file?.text().then(setText, () => setFailure(t('failed')));
  return (
    <>
      <Textarea
        aria-label={t('label')}
        placeholder={'User-agent: *\nDisallow: /private/'}
        autosize
        minRows={4}
        maxRows={14}
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {failure !== '' && (
        <Alert color="red" mt="sm" icon={<IconAlertTriangle size={18} />}>
          {failure}
        </Alert>
      )}
      <Group gap="sm" mt="sm">
        <Button loading={isSaving} disabled={text === kept} onClick={() => keep(text)}>
          {t('save')}
        </Button>
        <FileButton accept="text/plain,.txt" onChange={(file) => void read(file)}>
          {(props) => (
            <Button variant="default" leftSection={<IconFileText size={15} />} {...props}>
              {t('choose')}
            </Button>
          )}
        </FileButton>
        {kept !== '' && (
          <Button variant="subtle" color="gray" disabled={isSaving} onClick={() => keep('')}>
            {t('forget')}
          </Button>
        )}
      </Group>
    </>
  );
}
