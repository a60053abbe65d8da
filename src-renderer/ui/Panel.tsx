import { Box, Group, Paper, Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import classes from './Panel.module.css';

interface Props {
  title: string;
  /** Beside the title: an info button, a link. */
  aside?: ReactNode;
  /** Under the title. */
  description?: ReactNode;
  children: ReactNode;
  /** Kept for screen readers. */
  isTitleHidden?: boolean;
  order?: 2 | 3;
}

/** A sheet of paper on the linen page, with a heading. */
export function Panel({ title, aside, description, children, isTitleHidden, order = 2 }: Props) {
  const id = useId();
  return (
    <Paper component="section" aria-labelledby={id} className={classes.panel}>
      <Group
        justify="space-between"
        align="baseline"
        wrap="nowrap"
        gap="md"
        mb={isTitleHidden ? 0 : description ? 2 : 'md'}
      >
        <Title order={order} id={id} className={isTitleHidden ? classes.hidden : classes.title}>
          {title}
        </Title>
        {aside}
      </Group>
      {description && (
        <Box className={classes.description} mb="md">
          {description}
        </Box>
      )}
      {children}
    </Paper>
  );
}
