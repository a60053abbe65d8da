import { Badge, Tooltip } from '@mantine/core';
import { LinkButton } from '../ui/LinkButton';
import { t } from '../ui/t';
import { toVisibleText } from '../ui/toVisibleText';
import type { ReportRow } from './ReportMetadata';
import classes from './ReportTable.module.css';
import { toSafeUrl } from './safeUrl';

interface Props {
  row: ReportRow;
  isOthers: boolean;
  onLink: (url: string) => void;
}

/** A row's logo and label. A label that is an address opens it, after asking. */
export function RowLabel({ row, isOthers, onLink }: Props) {
  const url = toSafeUrl(row.url);
  const label = row.label === '' ? t('table.emptyLabel') : toVisibleText(row.label);
  if (isOthers) {
    return (
      <Tooltip label={t('table.othersHint')}>
        <span className={`${classes.labelText} ${classes.others}`} tabIndex={0}>
          {t('table.others')}
        </span>
      </Tooltip>
    );
  }
  return (
    <>
      {row.logo && <img className={classes.logo} src={row.logo} alt="" loading="lazy" />}
      {url ? (
        <LinkButton className={classes.labelText} title={toVisibleText(url)} onClick={() => onLink(url)}>
          {label}
        </LinkButton>
      ) : (
        <span className={classes.labelText}>
          {label}
          {row.badge && <RowBadge text={row.badge} />}
          {row.note && <RowNote text={toVisibleText(row.note)} />}
        </span>
      )}
      {url && row.badge && <RowBadge text={row.badge} />}
    </>
  );
}

/** A sentence below a label; what does not fit is shown on hovering. */
function RowNote({ text }: { text: string }) {
  return (
    <span className={classes.note} title={text}>
      {text}
    </span>
  );
}

/** A word beside a label, on the next line where there is no room. */
function RowBadge({ text }: { text: string }) {
  return (
    <>
      {' '}
      <Badge variant="default" size="sm" tt="none" fw={500} miw="max-content">
        {text}
      </Badge>
    </>
  );
}
