import { Text, Title } from '@mantine/core';
import { formatInteger } from '@renderer/ui/formatNumber';
import { LinkButton } from '@renderer/ui/LinkButton';
import { toVisibleText } from '@renderer/ui/toVisibleText';
import type { Flow } from './flows';
import { t } from './texts';
import classes from './Transitions.module.css';

interface Props {
  title: string;
  flows: readonly Flow[];
  onPage: (name: string) => void;
}

/** What each way in or out is made of. */
export function FlowLists({ title, flows, onPage }: Props) {
  return (
    <section aria-label={title}>
      <Title order={3} mb={6}>
        {title}
      </Title>
      {flows.map((flow) => (
        <div key={flow.key} className={classes.list}>
          <div className={classes.listHead}>
            <Text span size="sm" fw={600}>
              {flow.title}
            </Text>
            <Text span size="sm" className={classes.count}>
              {formatInteger(flow.count)}
            </Text>
          </div>
          {flow.rows.map(({ label, referrals }) => (
            <div key={label} className={classes.listRow}>
              {flow.ofPages && label !== t('others') ? (
                <LinkButton
                  className={classes.label}
                  aria-label={t('putInMiddle', { name: toVisibleText(label) })}
                  onClick={() => onPage(label)}
                >
                  {toVisibleText(label)}
                </LinkButton>
              ) : (
                <Text span size="sm" className={classes.label}>
                  {toVisibleText(label)}
                </Text>
              )}
              <Text span size="sm" className={classes.count}>
                {formatInteger(referrals)}
              </Text>
            </div>
          ))}
        </div>
      ))}
    </section>
  );
}
