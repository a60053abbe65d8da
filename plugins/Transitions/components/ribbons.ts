/** Where a flow stands at its side, and where it meets the page in the middle; in pixels from the top. */
export interface Band {
  sideTop: number;
  sideHeight: number;
  middleTop: number;
  middleHeight: number;
}

interface Room {
  height: number;
  gap: number;
  /** No flow is lower at its side: its words need the room. */
  least: number;
}

/** The height that so many flows need at least. */
export function heightFor(count: number, { gap, least }: Omit<Room, 'height'>): number {
  return count * least + Math.max(0, count - 1) * gap;
}

/** Shares the height among flows by their counts: without gaps in the middle, each at least as high as its words at the side. */
export function toBands(counts: readonly number[], { height, gap, least }: Room): Band[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const free = height - heightFor(counts.length, { gap, least });
  let [sideTop, middleTop] = [0, 0];
  return counts.map((count) => {
    const share = total === 0 ? 0 : count / total;
    const band = { sideTop, sideHeight: least + Math.max(0, free) * share, middleTop, middleHeight: height * share };
    sideTop += band.sideHeight + gap;
    middleTop += band.middleHeight;
    return band;
  });
}

/** The outline of a ribbon from the left edge to the right one. */
export function toRibbon(
  [fromTop, fromHeight]: [number, number],
  [toTop, toHeight]: [number, number],
  width: number,
): string {
  const half = width / 2;
  return [
    `M0 ${fromTop}`,
    `C${half} ${fromTop} ${half} ${toTop} ${width} ${toTop}`,
    `V${toTop + toHeight}`,
    `C${half} ${toTop + toHeight} ${half} ${fromTop + fromHeight} 0 ${fromTop + fromHeight}`,
    'Z',
  ].join('');
}
