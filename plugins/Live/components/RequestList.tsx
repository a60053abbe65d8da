import { ActionIcon, Badge, Table, Text } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { toParameters, type Selection } from '@renderer/report/ReportMetadata';
import { formatBytes } from '@renderer/ui/formatNumber';
import { formatDay } from '@renderer/ui/formatTime';
import { toVisibleText } from '@renderer/ui/toVisibleText';
import { WideTable } from '@renderer/ui/WideTable';
import { useState } from 'react';
import type { LoggedRequest } from './answers';
import classes from './Live.module.css';
import type { Order } from './OrderSelect';
import { PagedList } from './PagedList';
import { RequestFacts } from './RequestFacts';
import { t } from './texts';

const SIZE = 50;
const COLUMNS = 7;

/** The request lines of a selection; each opens to all that is known of it, the line of the log included. */
export function RequestList({ selection, order = 'desc' }: { selection: Selection; order?: Order }) {
  const parameters = { ...toParameters(selection), method: 'Live.getRequests', filter_sort_order: order };
  return (
    <PagedList<LoggedRequest>
      key={JSON.stringify(parameters)}
      parameters={parameters}
      size={SIZE}
      emptyText={t('noRequests')}
    >
      {(requests) => <Requests requests={requests} />}
    </PagedList>
  );
}

function Requests({ requests }: { requests: readonly LoggedRequest[] }) {
  return (
    <WideTable label={t('requests')} minWidth={640} className={classes.requests}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={36} aria-label={t('details')} />
          <Table.Th>{t('when')}</Table.Th>
          <Table.Th>{t('address')}</Table.Th>
          <Table.Th w="40%">{t('request')}</Table.Th>
          <Table.Th className={classes.number}>{t('status')}</Table.Th>
          <Table.Th className={classes.number}>{t('size')}</Table.Th>
          <Table.Th>{t('countedAs')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {requests.map((request) => (
          <RequestRow key={request.idRequest} request={request} />
        ))}
      </Table.Tbody>
    </WideTable>
  );
}

function RequestRow({ request }: { request: LoggedRequest }) {
  const [isOpen, setOpen] = useState(false);
  const target = toVisibleText(request.target);
  const [day, clock] = request.serverTime.split(' ');
  return (
    <>
      <Table.Tr>
        <Table.Td>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-expanded={isOpen}
            aria-label={t('detailsOf', { target })}
            onClick={() => setOpen(!isOpen)}
          >
            <IconChevronRight size={15} style={{ transform: isOpen ? 'rotate(90deg)' : undefined }} />
          </ActionIcon>
        </Table.Td>
        <Table.Td className={classes.time}>
          {clock}
          <Text size="xs" c="dimmed">
            {formatDay(day ?? '')}
          </Text>
        </Table.Td>
        <Table.Td>
          <div className={classes.fact}>
            <img src={request.countryFlag} alt="" loading="lazy" className={classes.logo} />
            <span className={classes.ip}>{toVisibleText(request.ip)}</span>
          </div>
        </Table.Td>
        <Table.Td className={classes.target}>
          <Text span size="xs" c="dimmed" mr={6}>
            {request.method}
          </Text>
          {target}
        </Table.Td>
        <Table.Td className={classes.number}>
          <Badge variant="default" size="sm" fw={500} color={request.status >= 400 ? 'red' : 'gray'}>
            {request.status}
          </Badge>
        </Table.Td>
        <Table.Td className={classes.number}>{request.bytes === null ? '–' : formatBytes(request.bytes)}</Table.Td>
        <Table.Td>{toFate(request)}</Table.Td>
      </Table.Tr>
      {isOpen && (
        <Table.Tr className={classes.details}>
          <Table.Td />
          <Table.Td colSpan={COLUMNS - 1}>
            <RequestFacts request={request} />
          </Table.Td>
        </Table.Tr>
      )}
    </>
  );
}

function toFate({ fate, kind, botName }: LoggedRequest): string {
  if (fate === 'bots' && botName) return toVisibleText(botName);
  if (fate === 'imported') return kind === 'download' ? t('fate_download') : t('fate_imported');
  if (fate === 'static' || fate === 'errors' || fate === 'redirects' || fate === 'filtered') return t(`fate_${fate}`);
  return t('fate_bots');
}
