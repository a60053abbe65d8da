import { Anchor, AppShell, Box } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import type { EventValue } from '@shared/ipc/contract';
import { useEffect, type ReactNode } from 'react';
import type { Selection } from '../../report/ReportMetadata';
import { stepSelection } from '../../report/selectionPeriod';
import { t } from '../../ui/t';
import { useHost } from '../HostContext';
import { ImportCorner } from '../import/ImportCorner';
import { useJobs } from '../import/useJobs';
import { WindowDrop } from '../import/WindowDrop';
import type { Route } from '../route';
import { useMenuSelection } from '../useMenuSelection';
import { useRoute } from '../useRoute';
import { CommandPalette } from './CommandPalette';
import { Header } from './Header';
import { Sidebar } from './Sidebar';
import classes from './Shell.module.css';

/** What surrounds every page: menu, header, command palette, drop zone and imports. */
export function Shell({ children }: { children: ReactNode }) {
  const [isMenuOpen, menu] = useDisclosure(false);
  const { route, selection, select } = useRoute();
  useJobs();
  const step = (count: number) => selection && select(stepSelection(selection, count));
  useHotkeys([
    ['[', () => step(-1)],
    [']', () => step(1)],
  ]);
  const menuSelection = useMenuSelection(selection);
  useHostRequests(menuSelection);
  const withMenu = menuSelection !== null && route.page !== 'start' && route.page !== 'home';

  return (
    <AppShell
      layout="alt"
      header={{ height: withMenu ? { base: 108, sm: 64 } : 64 }}
      navbar={{ width: 236, breakpoint: 'md', collapsed: { mobile: !isMenuOpen || !withMenu, desktop: !withMenu } }}
      padding={0}
    >
      <Anchor href="#main" className={classes.skip} onClick={focusMain}>
        {t('shell.skip')}
      </Anchor>
      <AppShell.Header className={classes.header} withBorder={withMenu}>
        <Header withMenu={withMenu} isMenuOpen={isMenuOpen} onMenu={menu.toggle} />
      </AppShell.Header>
      {withMenu && (
        <AppShell.Navbar className={classes.navbar} withBorder={false} aria-label={t('shell.menu')}>
          <Sidebar route={route} selection={menuSelection} onClose={menu.close} />
        </AppShell.Navbar>
      )}
      <AppShell.Main className={classes.main}>
        <Box id="main" tabIndex={-1} className={classes.page}>
          {children}
        </Box>
        <WindowDrop />
      </AppShell.Main>
      <CommandPalette />
      <ImportCorner />
    </AppShell>
  );
}

/** The # of the address is the route, so the skip link moves the focus by itself. */
function focusMain(event: React.MouseEvent): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

function useHostRequests(selection: Selection | null): void {
  const host = useHost();
  const { go } = useRoute();
  useEffect(() => host.on('open', ({ what }) => go(toRoute(what, selection))), [host, go, selection]);
}

function toRoute(what: EventValue<'open'>['what'], selection: Selection | null): Route {
  if (what === 'start' || what === 'import' || what === 'plugins') return { page: what };
  if (what === 'imports') return { page: what, idImport: null };
  return what === 'quality' && selection ? { page: what, selection } : { page: 'home' };
}
