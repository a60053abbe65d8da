import { Anchor, type AnchorProps } from '@mantine/core';
import type { ComponentPropsWithoutRef } from 'react';

type Props = AnchorProps & Omit<ComponentPropsWithoutRef<'button'>, keyof AnchorProps | 'type'>;

/** Reads as a link, and does something on this page: asks before an address is opened, goes to another site. */
export function LinkButton(props: Props) {
  return <Anchor component="button" type="button" size="sm" ta="left" {...props} />;
}
