import { ActionIcon, Button, Divider, Popover, ScrollArea, Stack, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCheck, IconFilter, IconPencil, IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { Selection } from '../report/ReportMetadata';
import { t } from '../ui/t';
import classes from './Segment.module.css';
import { SegmentEditor } from './SegmentEditor';
import { useStoredSegments, type StoredSegment } from './segmentAnswers';
import { describeDefinition } from './describeDefinition';

interface Props {
  selection: Selection;
  onSelect: (selection: Selection) => void;
}

/** Which visits all reports on screen are about: all, those of a stored segment, or of one that is tried. */
export function SegmentControl({ selection, onSelect }: Props) {
  const stored = useStoredSegments(selection.idSite);
  const [isOpen, list] = useDisclosure(false);
  const [edited, setEdited] = useState<StoredSegment | 'new' | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const { segment, ...everything } = selection;
  const present = stored.find(({ definition }) => definition === segment);
  const name = present?.name ?? (segment ? describeDefinition(segment) : t('segment.all'));
  const apply = (definition: string | undefined) => {
    list.close();
    onSelect(definition ? { ...everything, segment: definition } : everything);
  };
  const edit = (what: StoredSegment | 'new') => {
    list.close();
    setEdited(what);
  };
  // what opened the editor is gone with the list
  const closeEditor = () => {
    setEdited(null);
    requestAnimationFrame(() => button.current?.focus());
  };
  return (
    <>
      <Popover opened={isOpen} onChange={list.toggle} position="bottom-start" width={320} trapFocus>
        <Popover.Target>
          <Button
            ref={button}
            variant={segment ? 'light' : 'default'}
            className={classes.control}
            leftSection={<IconFilter size={16} stroke={1.7} />}
            aria-label={t('segment.selected', { name })}
            aria-haspopup="dialog"
            onClick={list.toggle}
          >
            <span className={classes.controlName}>{name}</span>
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('segment.list')} p={6}>
          <ScrollArea.Autosize mah={360}>
            <Stack gap={2} component="ul" className={classes.list}>
              <SegmentRow name={t('segment.all')} isChosen={!segment} onChoose={() => apply(undefined)} />
              {stored.map((entry) => (
                <SegmentRow
                  key={entry.idsegment}
                  name={entry.name}
                  isChosen={entry === present}
                  onChoose={() => apply(entry.definition)}
                  onEdit={() => edit(entry)}
                />
              ))}
              {segment && !present && (
                <SegmentRow name={name} isChosen onChoose={list.close} onEdit={() => edit('new')} />
              )}
            </Stack>
          </ScrollArea.Autosize>
          <Divider my={6} />
          <Button
            fullWidth
            variant="subtle"
            justify="start"
            leftSection={<IconPlus size={16} />}
            onClick={() => edit('new')}
          >
            {t('segment.add')}
          </Button>
        </Popover.Dropdown>
      </Popover>
      {edited && (
        <SegmentEditor
          stored={edited === 'new' ? null : edited}
          selection={edited === 'new' && present ? everything : selection}
          onClose={closeEditor}
          onApply={apply}
        />
      )}
    </>
  );
}

interface RowProps {
  name: string;
  isChosen: boolean;
  onChoose: () => void;
  onEdit?: () => void;
}

function SegmentRow({ name, isChosen, onChoose, onEdit }: RowProps) {
  return (
    <li className={classes.row}>
      <UnstyledButton className={classes.choice} aria-current={isChosen} onClick={onChoose}>
        <IconCheck size={16} style={{ visibility: isChosen ? 'visible' : 'hidden', flex: 'none' }} />
        <span className={classes.choiceName}>{name}</span>
      </UnstyledButton>
      {onEdit && (
        <ActionIcon variant="subtle" color="gray" aria-label={t('segment.editNamed', { name })} onClick={onEdit}>
          <IconPencil size={16} />
        </ActionIcon>
      )}
    </li>
  );
}
