/** The keys of the menu's categories in their order; others come after them, such as those of a plugin of one's own. */
const menuCategories: readonly string[] = [
  'General_Visitors',
  'General_Actions',
  'Referrers_Referrers',
  'Goals_Goals',
  'Goals_Ecommerce',
  'General_Server',
  'Bots_Bots',
  'Security_Security',
];

interface MenuEntry {
  /** The key of its category. */
  category: string;
  order: number;
}

/** Compares by category, then by the order within it. */
export function compareMenuEntries(a: MenuEntry, b: MenuEntry): number {
  return rankOf(a) - rankOf(b) || a.order - b.order;
}

function rankOf({ category }: MenuEntry): number {
  const rank = menuCategories.indexOf(category);
  return rank < 0 ? menuCategories.length : rank;
}
