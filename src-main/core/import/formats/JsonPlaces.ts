/** A place in an object, and the places within it. */
export interface JsonPlace {
  key: string;
  within: JsonPlace[];
  /** The values that stand here: whose they are, and how good a place it is (0 is best). */
  slots: { value: number; rank: number }[];
  /** The number of the need that this place meets; -1 for none. */
  need: number;
}

/** Which places values come from (`a.b|c`: dots lead inwards, `|` separates places to look at in turn), and what is needed. */
export function toPlaces(values: readonly string[], needs: readonly string[]): JsonPlace {
  const root = newPlace('');
  values.forEach((places, value) =>
    places.split('|').forEach((place, rank) => find(root, place).slots.push({ value, rank })),
  );
  needs.forEach((place, need) => (find(root, place).need = need));
  return root;
}

function newPlace(key: string): JsonPlace {
  return { key, within: [], slots: [], need: -1 };
}

function find(root: JsonPlace, path: string): JsonPlace {
  let place = root;
  for (const key of path.split('.')) {
    let next = place.within.find((each) => each.key === key);
    if (next === undefined) place.within.push((next = newPlace(key)));
    place = next;
  }
  return place;
}
