import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconCheck, IconLanguage } from '@tabler/icons-react';
import { languages, t } from '../../ui/t';
import { nameOfLanguage, useLanguage } from '../language';

/** Languages, each by its own name. */
export function LanguageMenu() {
  const { language, choose } = useLanguage();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={t('language.label')}>
          <ActionIcon variant="subtle" color="gray" size={36} aria-label={t('language.label')}>
            <IconLanguage size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {languages.map((known) => (
          <Menu.Item
            key={known}
            lang={known}
            rightSection={known === language ? <IconCheck size={15} aria-label={t('theme.chosen')} /> : undefined}
            onClick={() => choose(known)}
          >
            {nameOfLanguage(known)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
