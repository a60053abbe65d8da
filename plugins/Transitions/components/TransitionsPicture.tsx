import { Text } from '@mantine/core';
import { formatInteger, formatPercent } from '@renderer/ui/formatNumber';
import { toVisibleText } from '@renderer/ui/toVisibleText';
import type { Flow } from './flows';
import { heightFor, toBands, toRibbon, type Band } from './ribbons';
import { t } from './texts';
import classes from './Transitions.module.css';

const ROOM = { gap: 8, least: 40 };
const LEAST_HEIGHT = 240;
const GUTTER = 96;

interface Props {
  name: string;
  pageviews: number;
  incoming: readonly Flow[];
  outgoing: readonly Flow[];
}

/** The page in the middle, what led to it on the left, what came after it on the right: as wide as they are frequent. */
export function TransitionsPicture({ name, pageviews, incoming, outgoing }: Props) {
  const needed = Math.max(heightFor(incoming.length, ROOM), heightFor(outgoing.length, ROOM));
  const height = Math.max(LEAST_HEIGHT, needed);
  const bandsOf = (flows: readonly Flow[]) =>
    toBands(
      flows.map(({ count }) => count),
      { ...ROOM, height },
    );
  const [left, right] = [bandsOf(incoming), bandsOf(outgoing)];
  const label = t('picture', { count: formatInteger(pageviews), name: toVisibleText(name) });
  return (
    <div className={classes.picture} role="group" aria-label={label} style={{ height }}>
      <Side flows={incoming} bands={left} total={pageviews} side="left" />
      <Ribbons bands={left} height={height} side="left" />
      <div className={classes.middle}>
        <Text className={classes.pageName} title={toVisibleText(name)}>
          {toVisibleText(name)}
        </Text>
        <Text className={classes.pageviews}>{formatInteger(pageviews)}</Text>
        <Text size="sm" c="dimmed">
          {t('pageviews')}
        </Text>
      </div>
      <Ribbons bands={right} height={height} side="right" />
      <Side flows={outgoing} bands={right} total={pageviews} side="right" />
    </div>
  );
}

interface SideProps {
  flows: readonly Flow[];
  bands: readonly Band[];
  total: number;
  side: 'left' | 'right';
}

function Side({ flows, bands, total, side }: SideProps) {
  return (
    <ul className={classes.side} data-side={side}>
      {flows.map((flow, i) => (
        <li
          key={flow.key}
          className={classes.flow}
          data-kind={flow.key}
          style={{ top: bands[i]?.sideTop, height: bands[i]?.sideHeight }}
        >
          <span className={classes.flowTitle} title={flow.title}>
            {flow.title}
          </span>
          <span className={classes.flowCount}>
            {formatInteger(flow.count)} <span>{total > 0 ? formatPercent(flow.count / total) : ''}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Ribbons({ bands, height, side }: { bands: readonly Band[]; height: number; side: 'left' | 'right' }) {
  return (
    <svg className={classes.ribbons} viewBox={`0 0 ${GUTTER} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      {bands.map(({ sideTop, sideHeight, middleTop, middleHeight }, i) => {
        const [edge, middle]: [number, number][] = [
          [sideTop, sideHeight],
          [middleTop, middleHeight],
        ];
        if (!edge || !middle) return null;
        return <path key={i} d={side === 'left' ? toRibbon(edge, middle, GUTTER) : toRibbon(middle, edge, GUTTER)} />;
      })}
    </svg>
  );
}
