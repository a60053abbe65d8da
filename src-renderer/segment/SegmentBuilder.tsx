import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Fragment } from 'react';
import { t } from '../ui/t';
import { ConditionRow } from './ConditionRow';
import { addAnd, addOr, changeCondition, removeCondition, type Draft } from './draft';
import classes from './Segment.module.css';
import { useSegmentsMetadata } from './segmentAnswers';

interface Props {
  draft: Draft;
  idSite: number;
  onChange: (draft: Draft) => void;
}

/** Blocks of conditions: within a block one is enough, every block must hold. */
export function SegmentBuilder({ draft, idSite, onChange }: Props) {
  const segments = useSegmentsMetadata();
  return (
    <div className={classes.blocks}>
      {draft.map((group, at) => (
        <Fragment key={group[0]?.id}>
          {at > 0 && <span className={classes.joint}>{t('segment.and')}</span>}
          <div role="group" aria-label={t('segment.block', { number: at + 1 })} className={classes.block}>
            {group.map((condition, i) => (
              <Fragment key={condition.id}>
                {i > 0 && <span className={classes.or}>{t('segment.or')}</span>}
                <ConditionRow
                  condition={condition}
                  idSite={idSite}
                  segments={segments}
                  onChange={(changed) => onChange(changeCondition(draft, changed))}
                  onRemove={() => onChange(removeCondition(draft, condition.id))}
                />
              </Fragment>
            ))}
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<IconPlus size={14} />}
              onClick={() => onChange(addOr(draft, at))}
            >
              {t('segment.addOr')}
            </Button>
          </div>
        </Fragment>
      ))}
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconPlus size={14} />}
        onClick={() => onChange(addAnd(draft))}
      >
        {t('segment.addAnd')}
      </Button>
    </div>
  );
}
