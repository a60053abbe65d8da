import { expect, it } from 'vitest';
import { toSegmentFields } from '../segmentFields';

it("takes what a request says, and nothing else of the request's", () => {
  const values = { name: 'A', definition: 'actions>1', idSite: 0, autoArchive: true, enabledAllUsers: true };
  expect(toSegmentFields({ ...values, ...{ idSegment: 7 } })).toEqual(values);
});
