import { Alert, Button, Checkbox, Group, NativeSelect, Stack, Switch, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useSaving } from '@renderer/report/useSaving';
import { useState } from 'react';
import { isNamed, NO_SOURCE, toCall, toDraft, type Dimension, type Draft, type Source } from './answers';
import { t } from './texts';

interface Props {
  idSite: string;
  /** null: a new one. */
  dimension: Dimension | null;
  sources: readonly Source[];
  onDone: () => void;
}

/** Name, scope and what the value is read from. */
export function DimensionForm({ idSite, dimension, sources, onDone }: Props) {
  const [draft, setDraft] = useState<Draft>(() => toDraft(dimension));
  const { save, isSaving, failure } = useSaving();
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const submit = async () => {
    if (await save(toCall(draft, dimension, idSite))) onDone();
  };
  return (
    <form
      aria-label={dimension ? t('edit') : t('add')}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack gap="sm" mt="md" maw={520}>
        <TextInput
          label={t('name')}
          placeholder={t('nameExample')}
          data-autofocus
          value={draft.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('scope')}
          description={t('scopeHint')}
          disabled={dimension !== null}
          data={[
            { value: 'action', label: t('action') },
            { value: 'visit', label: t('visit') },
          ]}
          value={draft.scope}
          onChange={(event) => set({ scope: event.currentTarget.value === 'visit' ? 'visit' : 'action' })}
        />
        <SourceFields draft={draft} sources={sources} onChange={set} />
        {dimension && (
          <Switch
            label={t('isActive')}
            checked={draft.isActive}
            onChange={(event) => set({ isActive: event.currentTarget.checked })}
          />
        )}
        {failure !== '' && (
          <Alert color="red" icon={<IconAlertTriangle size={18} />}>
            {failure}
          </Alert>
        )}
        <Group gap="sm">
          <Button type="submit" loading={isSaving} disabled={draft.name.trim() === ''}>
            {t('save')}
          </Button>
          <Button variant="subtle" color="gray" disabled={isSaving} onClick={onDone}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface SourceProps {
  draft: Draft;
  sources: readonly Source[];
  onChange: (part: Partial<Draft>) => void;
}

function SourceFields({ draft, sources, onChange }: SourceProps) {
  const isName = isNamed(draft.source);
  const options = sources.map(({ value, name }) => ({ value, label: name }));
  return (
    <>
      <NativeSelect
        label={t('source')}
        data={[...options, { value: NO_SOURCE, label: t('onlyRequests') }]}
        value={draft.source}
        onChange={(event) => onChange({ source: event.currentTarget.value })}
      />
      {draft.source !== NO_SOURCE && (
        <>
          <TextInput
            label={isName ? t('sourceName') : t('pattern')}
            description={isName ? undefined : t('patternHint')}
            placeholder={isName ? undefined : '/blog/([^/]+)'}
            spellCheck={false}
            value={draft.pattern}
            onChange={(event) => onChange({ pattern: event.currentTarget.value })}
          />
          <Checkbox
            label={t('caseSensitive')}
            checked={draft.isCaseSensitive}
            onChange={(event) => onChange({ isCaseSensitive: event.currentTarget.checked })}
          />
        </>
      )}
    </>
  );
}
