import { Button, CloseButton, NavLink, ScrollArea, Text, UnstyledButton } from '@mantine/core';
import {
  IconDatabase,
  IconHistory,
  IconLayoutDashboard,
  IconPlus,
  IconPuzzle,
  IconStethoscope,
} from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { Link } from 'wouter';
import type { Selection } from '../../report/ReportMetadata';
import { Rings } from '../../ui/Rings';
import { t } from '../../ui/t';
import { findPage, useMenu } from '../menu';
import { toPath, type Route } from '../route';
import { useRoute } from '../useRoute';
import { MenuSection } from './MenuSection';
import classes from './Sidebar.module.css';
import { useOpenSections } from './useOpenSections';

const icons: Partial<Record<Route['page'], ReactNode>> = {
  dashboard: <IconLayoutDashboard size={17} stroke={1.7} />,
  data: <IconDatabase size={17} stroke={1.7} />,
  imports: <IconHistory size={17} stroke={1.7} />,
  quality: <IconStethoscope size={17} stroke={1.7} />,
  plugins: <IconPuzzle size={17} stroke={1.7} />,
};

interface Props {
  route: Route;
  selection: Selection;
  onClose: () => void;
}

/** The menu: the dashboard, and by category a page for every subcategory that a report or view declares. */
export function Sidebar({ route, selection, onClose }: Props) {
  const { go } = useRoute();
  const menu = useMenu(selection.idSite);
  const shown = route.page === 'report' ? findPage(menu, route) : undefined;
  const { isOpen, toggle } = useOpenSections(shown?.place.category);
  const scroll = useRef<HTMLDivElement>(null);
  useEffect(() => {
    scroll.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  const item = (to: Route, label: string, active: boolean) => (
    <NavLink
      key={toPath(to)}
      component={Link}
      href={toPath(to)}
      label={label}
      active={active}
      aria-current={active ? 'page' : undefined}
      className={classes.item}
      onClick={onClose}
      leftSection={icons[to.page]}
    />
  );
  return (
    <>
      <div className={classes.brand}>
        <UnstyledButton className={classes.mark} onClick={() => go({ page: 'dashboard', selection })}>
          <Rings size={30} style={{ color: '#e7a468' }} />
          <Text span className={classes.name}>
            Heartwood
          </Text>
        </UnstyledButton>
        <CloseButton hiddenFrom="md" className={classes.close} aria-label={t('shell.closeMenu')} onClick={onClose} />
      </div>
      <ScrollArea
        ref={scroll}
        className={classes.scroll}
        type="hover"
        scrollbarSize={6}
        viewportProps={{ tabIndex: -1 }}
      >
        {item({ page: 'dashboard', selection }, t('dashboard.title'), route.page === 'dashboard')}
        {menu.map(({ id, category, pages }) => (
          <MenuSection key={id} id={id} name={category} isOpen={isOpen(id)} onToggle={() => toggle(id)}>
            {pages.map((page) => item({ page: 'report', selection, ...page.place }, page.subcategory, page === shown))}
          </MenuSection>
        ))}
      </ScrollArea>
      <div className={classes.foot}>
        <section aria-label={t('menu.logs')} className={classes.logs}>
          {item({ page: 'imports', idImport: null }, t('imports.title'), route.page === 'imports')}
          {item({ page: 'data' }, t('data.title'), route.page === 'data')}
          {item({ page: 'quality', selection }, t('quality.title'), route.page === 'quality')}
          {item({ page: 'plugins' }, t('plugins.title'), route.page === 'plugins')}
        </section>
        <Button
          fullWidth
          className={classes.import}
          leftSection={<IconPlus size={16} />}
          onClick={() => {
            go({ page: 'import' });
            onClose();
          }}
        >
          {t('shell.import')}
        </Button>
      </div>
      <Rings
        size={300}
        style={{
          position: 'absolute',
          right: -150,
          bottom: -130,
          color: '#e7a468',
          opacity: 0.05,
          pointerEvents: 'none',
        }}
      />
    </>
  );
}
