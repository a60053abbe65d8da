import { Button, Text } from '@mantine/core';
import {
  IconClick,
  IconDownload,
  IconExternalLink,
  IconFile,
  IconPhoto,
  IconSearch,
  IconShoppingCart,
  IconTarget,
  type Icon,
} from '@tabler/icons-react';
import { formatDuration, formatMoney } from '@renderer/ui/formatNumber';
import { toSafeUrl } from '@renderer/report/safeUrl';
import { LinkButton } from '@renderer/ui/LinkButton';
import { toVisibleText } from '@renderer/ui/toVisibleText';
import { useState } from 'react';
import type { Action } from './answers';
import classes from './Live.module.css';
import { t } from './texts';

const icons: Readonly<Record<string, Icon>> = {
  action: IconFile,
  search: IconSearch,
  download: IconDownload,
  outlink: IconExternalLink,
  event: IconClick,
  content: IconPhoto,
  goal: IconTarget,
  ecommerceOrder: IconShoppingCart,
  ecommerceAbandonedCart: IconShoppingCart,
};

/** Actions that are shown before one asks for all. */
const FIRST = 8;

interface Props {
  actions: readonly Action[];
  currency: string;
  onLink: (url: string) => void;
}

/** What was done in a visit, one thing after the other. */
export function ActionList({ actions, currency, onLink }: Props) {
  const [isWhole, setWhole] = useState(actions.length <= FIRST + 2);
  const shown = isWhole ? actions : actions.slice(0, FIRST);
  return (
    <div>
      <ol className={classes.actions} aria-label={t('actions')}>
        {shown.map((action, i) => (
          <ActionItem key={i} action={action} currency={currency} onLink={onLink} />
        ))}
      </ol>
      {!isWhole && (
        <Button variant="subtle" size="compact-sm" onClick={() => setWhole(true)}>
          {t('allActions', { count: actions.length })}
        </Button>
      )}
    </div>
  );
}

function ActionItem({ action, currency, onLink }: { action: Action } & Omit<Props, 'actions'>) {
  const { type, title, subtitle, timeSpent = 0, revenue = 0 } = action;
  const Picture = icons[type] ?? IconFile;
  const isConversion = type === 'goal' || type.startsWith('ecommerce');
  const kind = type === 'action' ? '' : title;
  return (
    <li className={classes.action} data-conversion={isConversion || undefined} title={action.serverTimePretty}>
      <Picture size={15} stroke={1.7} className={classes.actionIcon} aria-hidden="true" />
      <div className={classes.actionText}>
        {kind && (
          <Text span size="xs" c="dimmed" mr={6}>
            {kind}
          </Text>
        )}
        {type === 'action' && title && <Text size="sm">{toVisibleText(title)}</Text>}
        <Subject action={action} text={subtitle} onLink={onLink} />
        {action.itemDetails?.map((item, i) => (
          <Text key={i} size="xs" c="dimmed">
            {item.quantity} × {toVisibleText(item.itemName || item.itemSKU)} · {formatMoney(item.price, currency)}
          </Text>
        ))}
      </div>
      <Text span size="xs" c="dimmed" className={classes.actionTime}>
        {isConversion && revenue > 0 ? formatMoney(revenue, currency) : timeSpent > 0 ? formatDuration(timeSpent) : ''}
      </Text>
    </li>
  );
}

/** Addresses can be opened, after asking; words are words. */
function Subject({ action, text, onLink }: { action: Action; text: string; onLink: Props['onLink'] }) {
  const url = action.type === 'goal' || action.type === 'event' ? null : toSafeUrl(action.url);
  if (!url)
    return (
      <Text span size="sm">
        {toVisibleText(text)}
      </Text>
    );
  return (
    <LinkButton className={classes.address} onClick={() => onLink(url)}>
      {toVisibleText((action.url ?? url).replace(/^https?:\/\//, ''))}
    </LinkButton>
  );
}
