import { Badge, Button, Group, Text } from '@mantine/core';
import { toSafeUrl } from '@renderer/report/safeUrl';
import { formatDuration, formatInteger } from '@renderer/ui/formatNumber';
import { formatDay } from '@renderer/ui/formatTime';
import { LinkButton } from '@renderer/ui/LinkButton';
import { toVisibleText } from '@renderer/ui/toVisibleText';
import { ActionList } from './ActionList';
import type { Visit } from './answers';
import classes from './Live.module.css';
import { t } from './texts';

interface Props {
  visit: Visit;
  onLink: (url: string) => void;
  /** Absent where the visitor is known. */
  onProfile?: ((visit: Visit) => void) | undefined;
  onRequests: (visit: Visit) => void;
}

/** A visit: when and how long, who from where with what, and what was done. */
export function VisitCard({ visit, onLink, onProfile, onRequests }: Props) {
  const date = formatDay(visit.serverDate);
  return (
    <article className={classes.visit} aria-label={`${date}, ${visit.serverTimePrettyFirstAction}`}>
      <div>
        <Text fw={600} size="sm">
          {date}
        </Text>
        <Text size="sm" className={classes.time}>
          {visit.serverTimePrettyFirstAction}
          {visit.visitDuration > 0 && ` – ${visit.serverTimePretty}`}
        </Text>
        <Text size="xs" c="dimmed">
          {t(visit.actions === 1 ? 'oneAction' : 'manyActions', { count: formatInteger(visit.actions) })}
          {visit.visitDuration > 0 && ` · ${formatDuration(visit.visitDuration)}`}
        </Text>
        <Group gap={4} my={6}>
          <Badge variant="default" size="sm" tt="none" fw={500}>
            {visit.visitCount > 1 ? t('returning', { count: formatInteger(visit.visitCount) }) : t('new')}
          </Badge>
          {visit.visitConverted === '1' && (
            <Badge size="sm" tt="none" fw={500}>
              {t('converted')}
            </Badge>
          )}
        </Group>
        <Group gap={2} ml={-8}>
          {onProfile && (
            <Button variant="subtle" size="compact-xs" onClick={() => onProfile(visit)}>
              {t('profile')}
            </Button>
          )}
          <Button variant="subtle" size="compact-xs" onClick={() => onRequests(visit)}>
            {t('requests')}
          </Button>
        </Group>
      </div>
      <Origin visit={visit} onLink={onLink} />
      <ActionList actions={visit.actionDetails} currency={visit.siteCurrency} onLink={onLink} />
    </article>
  );
}

/** Who, from where, with what. */
function Origin({ visit, onLink }: { visit: Visit; onLink: Props['onLink'] }) {
  const device = [visit.deviceBrand === 'Unknown' ? '' : visit.deviceBrand, visit.deviceModel]
    .filter(Boolean)
    .join(' ');
  return (
    <div>
      <Fact logo={visit.countryFlag} text={visit.location} />
      <Fact logo={visit.browserIcon} text={visit.browser} title={visit.userAgent} />
      <Fact logo={visit.operatingSystemIcon} text={visit.operatingSystem} />
      <Fact logo={visit.deviceTypeIcon} text={device || visit.deviceType} />
      <Text size="xs" c="dimmed" className={classes.address}>
        {[visit.userId, visit.visitIp, visit.providerName]
          .filter((text) => text !== null && text !== '')
          .map((text) => toVisibleText(text ?? ''))
          .join(' · ')}
      </Text>
      <Referrer visit={visit} onLink={onLink} />
    </div>
  );
}

function Fact({ logo, text, title }: { logo: string; text: string; title?: string }) {
  return (
    <div className={classes.fact} title={title === undefined ? undefined : toVisibleText(title)}>
      <img src={logo} alt="" loading="lazy" className={classes.logo} />
      <Text span size="sm">
        {toVisibleText(text)}
      </Text>
    </div>
  );
}

function Referrer({ visit, onLink }: { visit: Visit; onLink: Props['onLink'] }) {
  const logo = visit.referrerSearchEngineIcon ?? visit.referrerSocialNetworkIcon ?? visit.referrerAIAssistantIcon;
  const url = toSafeUrl(visit.referrerUrl);
  const name = [visit.referrerName, visit.referrerKeyword].filter(Boolean).map(toVisibleText).join(' · ');
  return (
    <div className={classes.referrer}>
      <Text size="xs" c="dimmed">
        {visit.referrerTypeName}
      </Text>
      <div className={classes.fact}>
        {logo && <img src={logo} alt="" loading="lazy" className={classes.logo} />}
        {url ? (
          <LinkButton className={classes.address} onClick={() => onLink(url)}>
            {name || toVisibleText(url)}
          </LinkButton>
        ) : (
          name && <Text size="sm">{name}</Text>
        )}
      </div>
    </div>
  );
}
