import { Modal, Text, Title } from '@mantine/core';
import { useAnswer } from '@renderer/report/ApiContext';
import { PanelState } from '@renderer/report/PanelState';
import { formatDuration, formatInteger } from '@renderer/ui/formatNumber';
import { formatDay } from '@renderer/ui/formatTime';
import { toVisibleText } from '@renderer/ui/toVisibleText';
import type { Profile, ProfileVisit, Visit } from './answers';
import classes from './Live.module.css';
import { t } from './texts';
import { Visits } from './VisitList';

/** The visitor of a visit: what all their visits come to, and each of them. */
export function VisitorDialog({ visit, onClose }: { visit: Visit; onClose: () => void }) {
  const answer = useAnswer<Profile>({
    method: 'Live.getVisitorProfile',
    idSite: String(visit.idSite),
    visitorId: visit.visitorId,
  });
  const name = visit.userId ? toVisibleText(visit.userId) : visit.visitorId;
  return (
    <Modal
      opened
      onClose={onClose}
      size="80rem"
      title={t('visitor', { name })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <PanelState answer={answer}>{answer.data?.visitorId && <ProfileParts profile={answer.data} />}</PanelState>
    </Modal>
  );
}

function ProfileParts({ profile }: { profile: Profile }) {
  const numbers: [label: string, value: string][] = [
    [t('visits'), formatInteger(profile.totalVisits)],
    [t('actions'), formatInteger(profile.totalActions)],
    [t('time'), formatDuration(profile.totalVisitDuration)],
    [t('pages'), formatInteger(profile.totalUniquePageViews)],
    [t('searches'), formatInteger(profile.totalSearches)],
    [t('downloads'), formatInteger(profile.totalDownloads)],
    [t('conversions'), formatInteger(profile.totalGoalConversions + profile.totalEcommerceConversions)],
  ];
  return (
    <>
      <dl className={classes.numbers}>
        {numbers.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className={classes.columns}>
        <FirstOrLast title={t('firstVisit')} visit={profile.firstVisit} />
        <FirstOrLast title={t('lastVisit')} visit={profile.lastVisit} />
        <Counted
          title={t('places')}
          rows={profile.countries.map(({ prettyName, nb_visits, flag }) => [prettyName, nb_visits, flag])}
        />
        <Counted title={t('devices')} rows={profile.devices.map(({ type, count, icon }) => [type, count, icon])} />
        <Counted
          title={t('mostSeen')}
          rows={profile.visitedPages.map(({ url, pageviews }) => [url.replace(/^https?:\/\//, ''), pageviews])}
        />
        <Counted title={t('searched')} rows={profile.searches.map(({ keyword, searches }) => [keyword, searches])} />
      </div>
      <Title order={3} mb="xs">
        {t('lastVisits')}
      </Title>
      <Visits visits={profile.lastVisits} isOneVisitor />
    </>
  );
}

function FirstOrLast({ title, visit }: { title: string; visit: ProfileVisit }) {
  return (
    <section>
      <Title order={3}>{title}</Title>
      <Text size="sm">{formatDay(visit.date)}</Text>
      <Text size="sm" c="dimmed" className={classes.address}>
        {toVisibleText(visit.referralSummary)}
      </Text>
    </section>
  );
}

/** Names with how often they came; nothing without any. */
function Counted({ title, rows }: { title: string; rows: readonly [name: string, count: number, logo?: string][] }) {
  if (rows.length === 0) return null;
  return (
    <section>
      <Title order={3}>{title}</Title>
      {rows.map(([name, count, logo]) => (
        <div key={name} className={classes.fact}>
          {logo && <img src={logo} alt="" className={classes.logo} />}
          <Text span size="sm" className={classes.address}>
            {toVisibleText(name)}
          </Text>
          <Text span size="sm" c="dimmed">
            {formatInteger(count)}
          </Text>
        </div>
      ))}
    </section>
  );
}
