import { useMantineColorScheme } from '@mantine/core';
import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight';
import {
  IconChartBar,
  IconFileImport,
  IconDatabase,
  IconHistory,
  IconLayoutDashboard,
  IconMoon,
  IconPuzzle,
  IconSearch,
  IconStethoscope,
  IconSun,
  IconWorld,
} from '@tabler/icons-react';
import { t } from '../../ui/t';
import { useImport } from '../import/useImport';
import { useMenu } from '../menu';
import { useRoute } from '../useRoute';
import { useSites } from '../useSites';

/** Ctrl/Cmd+K: every report, site and action by name. */
export function CommandPalette() {
  const groups = [useReportActions(), useSiteActions(), useAppActions()].filter(({ actions }) => actions.length > 0);
  return (
    <Spotlight
      actions={groups}
      shortcut={['mod + K']}
      highlightQuery
      attributes={{ content: { 'aria-label': t('palette.open') } }}
      scrollable
      maxHeight={420}
      nothingFound={t('palette.nothing')}
      searchProps={{
        leftSection: <IconSearch size={18} />,
        placeholder: t('palette.placeholder'),
        'aria-label': t('palette.placeholder'),
      }}
    />
  );
}

function useReportActions(): SpotlightActionGroupData {
  const { selection, go } = useRoute();
  const menu = useMenu(selection?.idSite);
  const pages = menu.flatMap((group) => group.pages);
  const actions = pages.flatMap(({ place, category, subcategory, reports, views }) =>
    [...views, ...reports].map(({ name, module, action }): SpotlightActionData => ({
      id: `report ${module}_${action}`,
      label: name,
      description: `${category} › ${subcategory}`,
      leftSection: <IconChartBar size={18} stroke={1.6} />,
      onClick: () => selection && go({ page: 'report', selection, ...place }),
    })),
  );
  return { group: t('palette.reports'), actions };
}

function useSiteActions(): SpotlightActionGroupData {
  const { selection, select, go } = useRoute();
  const sites = useSites().data ?? [];
  const actions = sites.map((site): SpotlightActionData => ({
    id: `site ${site.idsite}`,
    label: site.name,
    description: site.main_url,
    leftSection: <IconWorld size={18} stroke={1.6} />,
    onClick: () => {
      const next = selection ?? { period: 'month' as const, date: 'today', idSite: site.idsite };
      if (selection) select({ ...next, idSite: site.idsite });
      else go({ page: 'dashboard', selection: next });
    },
  }));
  return { group: t('palette.sites'), actions };
}

function useAppActions(): SpotlightActionGroupData {
  const { selection, go } = useRoute();
  const { importSample } = useImport();
  const { setColorScheme } = useMantineColorScheme();
  const actions: SpotlightActionData[] = [
    {
      id: 'import',
      label: t('shell.import'),
      leftSection: <IconFileImport size={18} stroke={1.6} />,
      onClick: () => go({ page: 'import' }),
    },
    {
      id: 'imports',
      label: t('imports.title'),
      leftSection: <IconHistory size={18} stroke={1.6} />,
      onClick: () => go({ page: 'imports', idImport: null }),
    },
    {
      id: 'data',
      label: t('data.title'),
      leftSection: <IconDatabase size={18} stroke={1.6} />,
      onClick: () => go({ page: 'data' }),
    },
    {
      id: 'plugins',
      label: t('plugins.title'),
      leftSection: <IconPuzzle size={18} stroke={1.6} />,
      onClick: () => go({ page: 'plugins' }),
    },
    {
      id: 'start',
      label: t('start.where'),
      leftSection: <IconFileImport size={18} stroke={1.6} />,
      onClick: () => go({ page: 'start' }),
    },
    {
      id: 'sample',
      label: t('start.sample'),
      leftSection: <IconFileImport size={18} stroke={1.6} />,
      onClick: importSample,
    },
    {
      id: 'light',
      label: t('palette.light'),
      leftSection: <IconSun size={18} stroke={1.6} />,
      onClick: () => setColorScheme('light'),
    },
    {
      id: 'dark',
      label: t('palette.dark'),
      leftSection: <IconMoon size={18} stroke={1.6} />,
      onClick: () => setColorScheme('dark'),
    },
  ];
  if (selection) {
    actions.push({
      id: 'quality',
      label: t('quality.title'),
      leftSection: <IconStethoscope size={18} stroke={1.6} />,
      onClick: () => go({ page: 'quality', selection }),
    });
    actions.unshift({
      id: 'dashboard',
      label: t('dashboard.title'),
      leftSection: <IconLayoutDashboard size={18} stroke={1.6} />,
      onClick: () => go({ page: 'dashboard', selection }),
    });
  }
  return { group: t('palette.actions'), actions };
}
