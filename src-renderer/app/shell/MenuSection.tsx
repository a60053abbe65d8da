import { Collapse, Text, UnstyledButton } from '@mantine/core';
import {
  IconChevronRight,
  IconClick,
  IconCompass,
  IconPuzzle,
  IconRobot,
  IconServer,
  IconShieldCheck,
  IconShoppingCart,
  IconTargetArrow,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import { useId, type ReactNode } from 'react';
import classes from './Sidebar.module.css';

/** By the key of the category; categories of plugins of one's own have the plugins' picture. */
const icons: Readonly<Record<string, Icon>> = {
  General_Visitors: IconUsers,
  General_Actions: IconClick,
  Referrers_Referrers: IconCompass,
  Goals_Goals: IconTargetArrow,
  Goals_Ecommerce: IconShoppingCart,
  General_Server: IconServer,
  Bots_Bots: IconRobot,
  Security_Security: IconShieldCheck,
};

interface Props {
  id: string;
  name: string;
  isOpen: boolean;
  onToggle: () => void;
  children: ReactNode;
}

/** A category of the menu, whose pages are shown when it is open. */
export function MenuSection({ id, name, isOpen, onToggle, children }: Props) {
  const pages = useId();
  const CategoryIcon = icons[id] ?? IconPuzzle;
  return (
    <section aria-label={name}>
      <UnstyledButton className={classes.category} aria-expanded={isOpen} aria-controls={pages} onClick={onToggle}>
        <CategoryIcon size={17} stroke={1.7} />
        <Text span inherit className={classes.categoryName}>
          {name}
        </Text>
        <IconChevronRight size={14} stroke={2} className={classes.chevron} />
      </UnstyledButton>
      <Collapse id={pages} expanded={isOpen} transitionDuration={0} className={classes.pages}>
        {children}
      </Collapse>
    </section>
  );
}
