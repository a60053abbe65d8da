import { Alert, Text } from '@mantine/core';
import { toSentence, type ErrorValue } from '@shared/errors';
import { IconAlertTriangle } from '@tabler/icons-react';
import { t } from '../../ui/t';
import { toVisibleText } from '../../ui/toVisibleText';
import classes from './Import.module.css';

/** Why a log can't be read; where no format fits, its first line beside the closest format's. */
export function FormatError({ error }: { error: ErrorValue }) {
  const { code, params } = error;
  if (code !== 'format.unknown') {
    return (
      <Alert color="red" icon={<IconAlertTriangle size={18} />} mt="xs">
        {toVisibleText(toSentence(code, params))}
      </Alert>
    );
  }
  return (
    <Alert color="red" icon={<IconAlertTriangle size={18} />} title={t('prepare.unknown')} mt="xs">
      <dl className={classes.compare}>
        <dt>{t('prepare.firstLine')}</dt>
        <dd>
          <code>{toVisibleText(String(params.line)) || t('table.emptyLabel')}</code>
        </dd>
        <dt>{t('prepare.closest', { format: String(params.closest) })}</dt>
        <dd>
          <code>{toVisibleText(String(params.example))}</code>
        </dd>
      </dl>
      <Text size="sm">{t('prepare.unknownHelp')}</Text>
    </Alert>
  );
}
