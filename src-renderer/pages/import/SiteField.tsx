import { Select } from '@mantine/core';
import { useImportChoice } from '../../app/import/importChoice';
import { useSites } from '../../app/useSites';
import { t } from '../../ui/t';
import type { PreviewAnswer } from './usePreview';

/** Where lines go: to the sites of their hosts, or all to one. */
export function SiteField({ preview }: { preview: PreviewAnswer }) {
  const { options, setOption } = useImportChoice();
  const sites = useSites().data ?? [];
  const choose = (value: string | null) => {
    setOption('idSite', value === 'new' || value === 'known' || value === null ? undefined : Number(value));
    setOption('addSitesNewHosts', value === 'new');
  };
  const value = toValue(options);
  return (
    <Select
      label={t('site.where')}
      description={t('site.whereHint')}
      error={isSiteMissing(preview, options, sites.length) ? t('site.needed') : undefined}
      allowDeselect={false}
      searchable={sites.length > 8}
      maw={480}
      data={[
        { value: 'new', label: t('site.byHost') },
        ...(sites.length > 0 ? [{ value: 'known', label: t('site.byKnownHost') }] : []),
        ...sites.map((site) => ({ value: String(site.idsite), label: site.name })),
      ]}
      value={value}
      onChange={choose}
    />
  );
}

function toValue(options: Readonly<Record<string, unknown>>): string {
  if (typeof options.idSite === 'number') return String(options.idSite);
  return options.addSitesNewHosts === true ? 'new' : 'known';
}

/** A log that names no host goes to the only site, or makes the first; among several one has to be chosen. */
export function isSiteMissing(
  { data }: PreviewAnswer,
  { idSite, idSiteFallback, logHostname, replayTracking }: Readonly<Record<string, unknown>>,
  sites: number,
): boolean {
  if (sites < 2 || idSite !== undefined || idSiteFallback !== undefined) return false;
  if (logHostname !== undefined || replayTracking === true) return false;
  return (data?.files ?? []).some(({ format, hasHost }) => format !== '' && !hasHost);
}
