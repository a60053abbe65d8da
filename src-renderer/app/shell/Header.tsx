import { ActionIcon, Burger, Button, Group, Kbd, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { SegmentControl } from '../../segment/SegmentControl';
import { Rings } from '../../ui/Rings';
import { t } from '../../ui/t';
import { useRoute } from '../useRoute';
import classes from './Header.module.css';
import { LanguageMenu } from './LanguageMenu';
import { PeriodControl } from './PeriodControl';
import { SiteSelect } from './SiteSelect';
import { ThemeToggle } from './ThemeToggle';

interface Props {
  withMenu: boolean;
  isMenuOpen: boolean;
  onMenu: () => void;
}

/** Site and time on the left, finding, language and theme on the right. */
export function Header({ withMenu, isMenuOpen, onMenu }: Props) {
  const { route, selection, select, go } = useRoute();
  return (
    <div className={classes.bar}>
      {withMenu ? (
        <Group gap="xs" className={classes.left}>
          <Burger hiddenFrom="md" size="sm" opened={isMenuOpen} onClick={onMenu} aria-label={t('shell.menu')} />
          {selection && <SiteSelect selection={selection} onSelect={select} />}
          {selection && route.page !== 'quality' && (
            <>
              <PeriodControl selection={selection} onSelect={select} />
              <SegmentControl selection={selection} onSelect={select} />
            </>
          )}
        </Group>
      ) : (
        <UnstyledButton className={classes.mark} onClick={() => go({ page: 'home' })}>
          <Rings size={30} style={{ color: 'var(--mantine-primary-color-filled)' }} />
          <Text span className={classes.name}>
            Heartwood
          </Text>
        </UnstyledButton>
      )}
      <Group gap={6} wrap="nowrap" className={classes.right}>
        <Button
          variant="default"
          className={classes.find}
          leftSection={<IconSearch size={15} />}
          onClick={spotlight.open}
        >
          {t('palette.open')} <Kbd size="xs">{t('palette.keys')}</Kbd>
        </Button>
        <Tooltip label={t('palette.open')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            className={classes.findIcon}
            aria-label={t('palette.open')}
            onClick={spotlight.open}
          >
            <IconSearch size={18} />
          </ActionIcon>
        </Tooltip>
        <LanguageMenu />
        <ThemeToggle />
      </Group>
    </div>
  );
}
