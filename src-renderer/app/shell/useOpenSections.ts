import { useState } from 'react';

/** Which categories of the menu are open is kept on this machine. */
const KEY = 'heartwood-menu';
const FIRST: readonly string[] = ['General_Visitors'];

/** The open categories by id; the one of the page that is shown is open, too, until it is closed. */
export function useOpenSections(shown: string | undefined): {
  isOpen: (id: string) => boolean;
  toggle: (id: string) => void;
} {
  const [open, setOpen] = useState(readOpen);
  const [visited, setVisited] = useState<string>();
  if (shown !== undefined && shown !== visited) {
    setVisited(shown);
    if (!open.includes(shown)) setOpen([...open, shown]);
  }
  return {
    isOpen: (id) => open.includes(id),
    toggle: (id) => {
      const next = open.includes(id) ? open.filter((other) => other !== id) : [...open, id];
      setOpen(next);
      localStorage.setItem(KEY, JSON.stringify(next));
    },
  };
}

function readOpen(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    return Array.isArray(stored) ? stored.map(String) : FIRST;
  } catch {
    return FIRST;
  }
}
